using System.Collections.Immutable;

namespace Review.Mocks;

/// <summary>A resource that the program requests: its name in the program, its inputs, and its Region.</summary>
internal sealed record ResourceRequest(string Type, string Name, ImmutableDictionary<string, object> Inputs, string Region)
{
    /// <summary>The account id of AWS's documentation.</summary>
    public const string Account = "123456789012";

    /// <summary>
    /// The secret that AWS generates for a resource; a placeholder, so that unwrapping an output reveals nothing.
    /// </summary>
    public string Secret { get; init; } = Stacks.StackValue.Placeholder;

    /// <summary>A text input, or <paramref name="otherwise"/> if the program does not set it.</summary>
    public string Text(string input, string otherwise = "") => Inputs.GetValueOrDefault(input) as string ?? otherwise;

    /// <summary>The name from the inputs; without one, the provider appends random digits to the resource's name.</summary>
    public string Named(string input = "name") => Text(input, $"{Name}-{Hex(7)}");

    public string Hex(int length) => MadeUpId.Hex(Seed, length);

    /// <summary>An EC2 id: a prefix and 17 hexadecimal digits.</summary>
    public string Id(string prefix) => $"{prefix}-{Hex(17)}";

    /// <summary>An IAM unique id, whose prefix shows the type: AIDA for users, AROA for roles.</summary>
    public string UniqueId(string prefix) => $"{prefix}{MadeUpId.Base32(Seed, 10)}EXAMPLE";

    public string Uuid() => MadeUpId.Uuid(Seed);

    public string Base36(int length) => MadeUpId.Base36(Seed, length);

    /// <summary>A number from 1, for the last part of an address.</summary>
    public int Host(int below) => 1 + MadeUpId.Number(Seed, below - 1);

    /// <summary>The partition: aws, aws-cn or another.</summary>
    public string Partition => IamEngine.Model.Region.Of(Region).Partition;

    public string Arn(string service, string rest) => $"arn:{Partition}:{service}:{Region}:{Account}:{rest}";

    public string IamArn(string kind, string name) => $"arn:{Partition}:iam::{Account}:{kind}{Text("path", "/")}{name}";

    private string Seed => $"{Type}::{Name}";
}
