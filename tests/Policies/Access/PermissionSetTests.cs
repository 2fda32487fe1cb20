using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class PermissionSetTests
{
    private const string Path = $"{Example.Iam}role/aws-reserved/sso.amazonaws.com";

    private static readonly PermissionSet Set = new("StateUpload", Example.Id, Region.Of("eu-central-1"));

    private static readonly TrustPolicy Trust = UploadTrust.Document(Set, new(SessionTags: ["team"]));

    [Fact]
    public void The_trust_policy_reads() => Assert.Equal(
        """
        Allow ThePermissionSetMayAssumeTheRole
          to AWS arn:aws:iam::123456789012:root
          sts:AssumeRole
          when ArnLike aws:PrincipalArn {arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_StateUpload_????????????????}
        Allow UploaderMayTagTheSession
          to AWS arn:aws:iam::123456789012:root
          sts:TagSession
          when ArnLike aws:PrincipalArn {arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_StateUpload_????????????????}
          when ForAllValues:StringEquals aws:TagKeys {team}
          when Null aws:TagKeys {false}
        """,
        Read(Trust));

    [Fact]
    public void The_path_has_no_Region_where_Identity_Center_is_in_us_east_1() => Assert.Equal(
        $"{Path}/AWSReservedSSO_StateUpload_????????????????", (Set with { Region = Region.Of("us-east-1") }).Role);

    [Fact]
    public void The_partition_is_that_of_the_Region() => Assert.StartsWith(
        "arn:aws-cn:iam::123456789012:role/aws-reserved/sso.amazonaws.com/cn-north-1/",
        (Set with { Region = Region.Of("cn-north-1") }).Role, StringComparison.Ordinal);

    [Theory]
    [InlineData("eu-central-1/AWSReservedSSO_StateUpload_0123456789abcdef", true)]
    [InlineData("eu-central-1/AWSReservedSSO_StateUpload_fedcba9876543210", true)]
    [InlineData("eu-central-1/AWSReservedSSO_StateUpload_Admin_0123456789abcdef", false)] // another permission set
    [InlineData("eu-central-1/AWSReservedSSO_StateUploads_0123456789abcdef", false)]
    [InlineData("eu-central-1/AWSReservedSSO_OtherStateUpload_0123456789abcdef", false)]
    [InlineData("AWSReservedSSO_StateUpload_0123456789abcdef", false)]
    [InlineData("eu-west-1/AWSReservedSSO_StateUpload_0123456789abcdef", false)]
    public void Only_roles_of_this_permission_set_assume_the_role(string role, bool may)
    {
        // The trust policy names the account, so a policy of the caller must allow the call too.
        var sessions = Asker.ToBecome(Trust, $"{Path}/{role}") with
        {
            Policies = new()
            {
                Resource = new IamEngine.Decide.PolicyOfResource.Trust("trust", Trust),
                Identity = [new("identity", IdentityPolicy.Of(
                    Statement.Allow("AssumeRoles", new ActionPattern("sts:*")).On(ResourcePattern.Any)))],
            },
        };

        if (may)
        {
            sessions.MayAssume();
            sessions.When("aws:TagKeys", "team").MayTagTheSession();
        }
        else
        {
            sessions.MayNotAssume();
            sessions.When("aws:TagKeys", "team").MayNotTagTheSession();
        }
    }

    [Fact]
    public void Without_a_policy_of_its_own_a_session_does_not_assume_the_role() =>
        Asker.ToBecome(Trust, $"{Path}/eu-central-1/AWSReservedSSO_StateUpload_0123456789abcdef").MayNotAssume();
}
