using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class VolumeEncryptionTests
{
    private const string OtherKey = "arn:aws:kms:us-east-1:123456789012:key/other";

    private static readonly IdentityPolicy Document = VolumeEncryption.Document(Arn.Of(Example.Key));

    private static readonly Asker ThroughEc2 = Asker.With(Document).When("kms:ViaService", "ec2.us-east-1.amazonaws.com");

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow SeeTheKey
          kms:DescribeKey
          on arn:aws:kms:us-east-1:123456789012:key/example
        Allow EncryptVolumes
          kms:Decrypt kms:GenerateDataKeyWithoutPlaintext kms:ReEncryptFrom kms:ReEncryptTo
          on arn:aws:kms:us-east-1:123456789012:key/example
          when StringEquals kms:ViaService {ec2.us-east-1.amazonaws.com}
        Allow LendTheKeyToVolumes
          kms:CreateGrant
          on arn:aws:kms:us-east-1:123456789012:key/example
          when Bool kms:GrantIsForAWSResource {true}
          when StringEquals kms:ViaService {ec2.us-east-1.amazonaws.com}
        """,
        Read(Document));

    [Fact]
    public void In_China_EC2_has_the_name_that_it_has_there() =>
        Assert.Contains("{ec2.cn-north-1.amazonaws.com.cn}", Read(VolumeEncryption.Document(Example.ChinaStore.Key)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("kms:Decrypt")]
    [InlineData("kms:GenerateDataKeyWithoutPlaintext")]
    [InlineData("kms:ReEncryptFrom")]
    [InlineData("kms:ReEncryptTo")]
    public void The_key_is_used_through_EC2_alone(string action)
    {
        ThroughEc2.May(action, Example.Key);
        ThroughEc2.When("kms:ViaService", "s3.us-east-1.amazonaws.com").MayNot(action, Example.Key);
        ThroughEc2.When("kms:ViaService", "ec2.eu-west-1.amazonaws.com").MayNot(action, Example.Key);
        ThroughEc2.Without("kms:ViaService").MayNot(action, Example.Key);
        ThroughEc2.MayNot(action, OtherKey);
    }

    [Fact]
    public void The_key_is_lent_to_volumes_and_to_nothing_else()
    {
        var lending = ThroughEc2.When("kms:GrantIsForAWSResource", "true");

        lending.May("kms:CreateGrant", Example.Key);
        lending.MayNot("kms:CreateGrant", OtherKey);
        lending.Without("kms:ViaService").MayNot("kms:CreateGrant", Example.Key);
        lending.When("kms:GrantIsForAWSResource", "false").MayNot("kms:CreateGrant", Example.Key);
        lending.Without("kms:GrantIsForAWSResource").MayNot("kms:CreateGrant", Example.Key);
    }

    [Fact]
    public void The_key_is_seen_without_EC2() => ThroughEc2.Without("kms:ViaService").May("kms:DescribeKey", Example.Key);

    [Theory]
    [InlineData("kms:Encrypt")]
    [InlineData("kms:GenerateDataKey")]
    [InlineData("kms:ScheduleKeyDeletion")]
    [InlineData("kms:PutKeyPolicy")]
    [InlineData("kms:RevokeGrant")]
    public void Nothing_else_is_done_to_the_key(string action) =>
        ThroughEc2.When("kms:GrantIsForAWSResource", "true").MayNot(action, Example.Key);
}
