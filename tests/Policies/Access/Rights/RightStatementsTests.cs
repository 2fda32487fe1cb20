using Policies.Access.Rights;
using static Tests.Access.Sentences;

namespace Tests.Access.Rights;

public sealed class RightStatementsTests
{
    [Fact]
    public void Rights_of_one_place_share_a_statement() => Assert.Equal(
        """
        Allow DeployKeys
          kms:DescribeKey kms:PutKeyPolicy
          on arn:aws:kms:us-east-1:123456789012:key/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow DeployUsers
          iam:GetUser
          on arn:aws:iam::123456789012:user/infra-dev-*
        """,
        Read(RightStatements.For(
            Example.Scope,
            [
                new(Use.Update, "kms:PutKeyPolicy", Place.Keys), new(Use.Read, "iam:GetUser", Place.Users),
                new(Use.Read, "kms:DescribeKey", Place.Keys), new(Use.Read, "kms:DescribeKey", Place.Keys),
            ],
            "Deploy")));

    [Fact]
    public void The_read_actions_of_each_type_are_separate()
    {
        var rights = new TypeRights("example", new(Use.Read, "s3:GetBucketPolicy", Place.Buckets),
            new Right(Use.Create, "s3:PutBucketPolicy", Place.Buckets));

        Assert.Equal(["s3:GetBucketPolicy"], rights.Reading.Select(right => right.Action));
    }
}
