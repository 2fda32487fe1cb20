using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class InterfaceEndpointPolicyTests
{
    private static readonly ResourcePolicy Document = InterfaceEndpointPolicy.Document(new("elasticmapreduce:*"), Example.Id);

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow IdentitiesOfTheAccount
          to everyone
          elasticmapreduce:*
          on *
          when StringEquals aws:PrincipalAccount {123456789012}
        """,
        Read(Document));

    [Fact]
    public void Identities_of_the_account_pass_to_the_service() =>
        Asker.Through(Document)
            .May("elasticmapreduce:DescribeCluster", "arn:aws:elasticmapreduce:us-east-1:123456789012:cluster/j-1");

    [Fact]
    public void They_pass_to_no_other_service() => Asker.Through(Document).MayNot("s3:GetObject", $"{Example.Bucket}/a");

    [Fact]
    public void Identities_of_another_account_do_not_pass() =>
        Asker.Through(Document).When("aws:PrincipalAccount", Example.OtherAccount).MayNot("elasticmapreduce:ListClusters", "*");
}
