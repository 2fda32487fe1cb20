using System.Collections.Immutable;

namespace Review.Mocks;

/// <summary>A resource that the program asks for: its name in the program, its inputs, and where it would be made.</summary>
internal sealed record ResourceRequest(string Type, string Name, ImmutableDictionary<string, object> Inputs, string Region)
{
    /// <summary>The account of AWS's own examples.</summary>
    public const string Account = "123456789012";

    /// <summary>An input that is text, or <paramref name="otherwise"/> where the program leaves it to the provider.</summary>
    public string Text(string input, string otherwise = "") => Inputs.GetValueOrDefault(input) as string ?? otherwise;

    /// <summary>The name that the program gives; without one the provider adds some digits to the resource's name.</summary>
    public string Named(string input = "name") => Text(input, $"{Name}-{Hex(7)}");

    public string Hex(int length) => MadeUpId.Hex(Seed, length);

    /// <summary>An id of EC2: a prefix and 17 digits.</summary>
    public string Id(string prefix) => $"{prefix}-{Hex(17)}";

    /// <summary>A unique id of IAM, which begins with what it is the id of: AIDA for users, AROA for roles ...</summary>
    public string UniqueId(string prefix) => $"{prefix}{MadeUpId.Base32(Seed, 10)}EXAMPLE";

    public string Uuid() => MadeUpId.Uuid(Seed);

    public string Base36(int length) => MadeUpId.Base36(Seed, length);

    /// <summary>A number from 1 on, for the last part of an address.</summary>
    public int Host(int below) => 1 + MadeUpId.Number(Seed, below - 1);

    /// <summary>aws, aws-cn or another: the first word of every ARN after <c>arn:</c>.</summary>
    public string Partition => IamEngine.Model.Region.Of(Region).Partition;

    public string Arn(string service, string rest) => $"arn:{Partition}:{service}:{Region}:{Account}:{rest}";

    public string IamArn(string kind, string name) => $"arn:{Partition}:iam::{Account}:{kind}{Text("path", "/")}{name}";

    private string Seed => $"{Type}::{Name}";
}
