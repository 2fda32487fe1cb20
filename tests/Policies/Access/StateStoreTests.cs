using IamEngine.Model;
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

    [Theory]
    [InlineData("exports/")]
    [InlineData("exports/daily/2026/")]
    [InlineData("a/")]
    [InlineData("a_b.c=d+e-f/")]
    [InlineData("checkpoints/")]
    [InlineData("checkpoints/team-a/")]
    [InlineData("logs-of-us/")]
    [InlineData(".hidden/")]
    public void A_prefix_of_an_uploader_is_a_folder(string text) =>
        Assert.Equal(text, StatePrefix.Ask(text).OrThrow().Text);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("exports")]
    [InlineData("/exports/")]
    [InlineData("exports//")]
    [InlineData("exports/*/")]
    [InlineData("exp?rts/")]
    [InlineData("${aws:username}/")]
    [InlineData("../")]
    [InlineData("exports/../checkpoints/")]
    [InlineData("./exports/")]
    [InlineData("exports/\n")]
    [InlineData("ex ports/")]
    public void Another_text_is_no_prefix(string text) => Assert.Equal(
        ["must be the beginning of keys: folders of letters, digits and _ . = + -, each with a slash after it"],
        Assert.IsType<Answer<StatePrefix>.No>(StatePrefix.Ask(text)).Reasons);

    [Theory]
    [InlineData("ha/", "ha/")]
    [InlineData("logs/node/", "logs/")]
    [InlineData("bootstrap/", "bootstrap/")]
    public void A_prefix_of_the_cluster_is_refused(string text, string own) => Assert.Equal(
        [$"is in {own}, which the nodes of a cluster use"],
        Assert.IsType<Answer<StatePrefix>.No>(StatePrefix.Ask(text)).Reasons);

    [Fact]
    public void A_prefix_has_at_most_128_characters()
    {
        var longest = new string('a', 127) + "/";

        Assert.Equal(longest, StatePrefix.Ask(longest).OrThrow().Text);
        Assert.Equal(
            ["has 129 characters, and a prefix can have 128"],
            Assert.IsType<Answer<StatePrefix>.No>(StatePrefix.Ask("a" + longest)).Reasons);
    }

    [Fact]
    public void A_prefix_contains_the_folders_in_it()
    {
        var (outer, inner) = (StatePrefix.Ask("exports/").OrThrow(), StatePrefix.Ask("exports/daily/").OrThrow());

        Assert.True(outer.Contains(inner) && outer.Contains(outer));
        Assert.False(inner.Contains(outer));
        Assert.False(outer.Contains(StatePrefix.Ask("exports-archive/").OrThrow()));
    }

    [Fact]
    public void What_lies_in_a_prefix_with_state_holds_state()
    {
        Assert.True(StatePrefix.Savepoints.HoldsState && StatePrefix.Ask("checkpoints/team/").OrThrow().HoldsState);
        Assert.True(StatePrefix.HighAvailability.HoldsState);
        Assert.False(StatePrefix.Ask("exports/").OrThrow().HoldsState || StatePrefix.Logs.HoldsState);
    }
}
