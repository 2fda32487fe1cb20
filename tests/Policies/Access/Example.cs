using IamEngine.Model;
using Policies.Access;
using Policies.Access.Rights;

namespace Tests.Access;

/// <summary>The account, state and stack in the tests of documents.</summary>
internal static class Example
{
    public const string Account = "123456789012";

    public const string OtherAccount = "111122223333";

    public const string Bucket = "arn:aws:s3:::example-state";

    public const string Key = "arn:aws:kms:us-east-1:123456789012:key/example";

    public const string Vpc = "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0a";

    public const string Iam = "arn:aws:iam::123456789012:";

    public static AccountId Id { get; } = AccountId.Of(Account);

    public static Region Region { get; } = Region.Of("us-east-1");

    public static Region China { get; } = Region.Of("cn-north-1");

    public static StateStore Store { get; } = new(Arn.Of(Bucket), Arn.Of(Key));

    public static StateStore ChinaStore { get; } =
        new(Arn.Of("arn:aws-cn:s3:::example-state"), Arn.Of("arn:aws-cn:kms:cn-north-1:123456789012:key/example"));

    /// <summary>The stack <c>dev</c> of the project <c>infra</c>, whose bucket has the stack's prefix.</summary>
    public static StackScope Scope { get; } = new(Id, Region, "infra", "dev", "infra-dev-", "/infra/dev/")
    {
        Vpc = Arn.Of(Vpc),
    };

    public static StackScope ChinaScope { get; } =
        Scope with { Region = China, Vpc = Arn.Of("arn:aws-cn:ec2:cn-north-1:123456789012:vpc/vpc-0a") };

    /// <summary>The same stack in a network that it does not declare.</summary>
    public static StackScope ScopeInExistingNetwork { get; } =
        Scope with { ExistingNetwork = ["vpc/vpc-0b", "subnet/subnet-0b"] };

    public static PulumiState State { get; } = new(Arn.Of("arn:aws:s3:::example-pulumi"), Arn.Of(Key), "infra/dev");
}
