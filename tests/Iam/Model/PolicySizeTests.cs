using IamEngine.Model;

namespace Tests.Model;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</summary>
public class PolicySizeTests
{
    [Theory]
    [InlineData(Attachment.ManagedPolicy, 6_144)]
    [InlineData(Attachment.InlineRolePolicy, 10_240)]
    [InlineData(Attachment.InlineUserPolicy, 2_048)]
    [InlineData(Attachment.TrustPolicy, 2_048)]
    [InlineData(Attachment.BucketPolicy, 20_480)]
    [InlineData(Attachment.KeyPolicy, 32_768)]
    [InlineData(Attachment.EndpointPolicy, 20_480)]
    [InlineData(Attachment.ServiceControlPolicy, 5_120)]
    [InlineData(Attachment.ResourceControlPolicy, 5_120)]
    public void Each_attachment_has_its_limit(Attachment attachment, int limit) => Assert.Equal(limit, attachment.Limit());

    [Fact]
    public void Every_attachment_has_a_limit() =>
        Assert.All(Enum.GetValues<Attachment>(), attachment => Assert.True(attachment.Limit() > 0));

    [Fact]
    public void An_unknown_attachment_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ((Attachment)99).Limit());
}
