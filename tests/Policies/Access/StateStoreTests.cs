using Policies.Access;

namespace Tests.Access;

public sealed class StateStoreTests
{
    [Fact]
    public void Objects_are_recognized_by_their_bucket_and_prefix()
    {
        Assert.Equal("arn:aws:s3:::example-state/*", Example.Store.Objects.Text);
        Assert.Equal("arn:aws:s3:::example-state/checkpoints/*", Example.Store.Under(StatePrefix.Checkpoints).Text);
    }

    [Fact]
    public void S3_has_the_name_that_KMS_knows_in_the_keys_Region()
    {
        Assert.Equal("s3.us-east-1.amazonaws.com", Example.Store.S3EndPoint);
        Assert.Equal("s3.cn-north-1.amazonaws.com.cn", Example.ChinaStore.S3EndPoint);
    }

    [Fact]
    public void Each_prefix_ends_with_its_slash() => Assert.Equal(
        ["checkpoints/", "savepoints/", "ha/", "logs/"],
        new[] { StatePrefix.Checkpoints, StatePrefix.Savepoints, StatePrefix.HighAvailability,
            StatePrefix.Logs }.Select(prefix => $"{prefix}"));

    [Fact]
    public void Logs_hold_no_state() => Assert.Equal(
        ["checkpoints/", "savepoints/", "ha/"], StatePrefix.HoldingState.Select(prefix => prefix.Text));
}
