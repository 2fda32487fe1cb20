using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class NodeRolePassingTests
{
    private const string NodeRole = $"{Example.Iam}role/emr-node";

    private static readonly Asker Holder = Asker.With(Document("aws")).When("iam:PassedToService", "ec2.amazonaws.com");

    [Theory]
    [InlineData("aws", "ec2.amazonaws.com")]
    [InlineData("aws-us-gov", "ec2.amazonaws.com")]
    [InlineData("aws-cn", "ec2.amazonaws.com.cn")]
    public void It_reads(string partition, string service) => Assert.Equal(
        $$"""
        Allow PassTheNodeRole
          iam:PassRole
          on arn:{{partition}}:iam::123456789012:role/emr-node
          when StringEquals iam:PassedToService {{{service}}}
        """,
        Read(Document(partition)));

    [Fact]
    public void The_nodes_role_is_passed_to_EC2() => Holder.May("iam:PassRole", NodeRole);

    [Fact]
    public void It_is_passed_to_no_other_service()
    {
        Holder.When("iam:PassedToService", "lambda.amazonaws.com").MayNot("iam:PassRole", NodeRole);
        Holder.When("iam:PassedToService", "ec2.amazonaws.com.cn").MayNot("iam:PassRole", NodeRole);
        Holder.Without("iam:PassedToService").MayNot("iam:PassRole", NodeRole);
    }

    [Fact]
    public void No_other_role_is_passed() => Holder.MayNot("iam:PassRole", $"{NodeRole}-2", $"{Example.Iam}role/admin");

    [Fact]
    public void The_role_is_not_changed() => Holder.MayNot("iam:AttachRolePolicy", NodeRole);

    private static IdentityPolicy Document(string partition) =>
        NodeRolePassing.Document(Arn.IamRole(partition, Example.Id, "emr-node"));
}
