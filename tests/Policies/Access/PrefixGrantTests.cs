using Policies.Access;

namespace Tests.Access;

public sealed class PrefixGrantTests
{
    [Fact]
    public void A_stack_without_a_list_lets_its_uploader_write_checkpoints_and_savepoints() => Assert.Equal(
        ["write checkpoints/", "write savepoints/"], PrefixGrant.State.Select(grant => grant.ToString()));

    [Theory]
    [InlineData(DataUse.Read, "s3:GetObject")]
    [InlineData(DataUse.Write, "s3:AbortMultipartUpload s3:ListMultipartUploadParts s3:PutObject")]
    [InlineData(DataUse.Delete, "s3:DeleteObject")]
    public void Each_use_adds_these_actions(DataUse use, string actions) => Assert.Equal(
        actions, string.Join(' ', PrefixGrant.Adds(use).Select(action => action.Text).Order(StringComparer.Ordinal)));
}
