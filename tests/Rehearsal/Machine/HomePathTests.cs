using Rehearsal.Machine;

namespace Tests.Rehearsal.Machine;

public sealed class HomePathTests
{
    [Theory]
    [InlineData("~/.ssh/ssh-private.key", ".ssh/ssh-private.key")]
    [InlineData("~/key", "key")]
    [InlineData("~/..key", "..key")]
    public void A_file_below_home_is_relative_to_it(string path, string relative) =>
        Assert.Equal(relative, HomePath.Relative(path));

    [Theory]
    [InlineData("~/../../etc/cron.d/key")]
    [InlineData("~/..")]
    [InlineData("~/.ssh/../../key")]
    [InlineData("~/.ssh/..")]
    [InlineData("~/./key")]
    [InlineData("~//etc/key")]
    [InlineData("~/.ssh/")]
    [InlineData("~/")]
    [InlineData("~root/key")]
    [InlineData("/etc/key")]
    [InlineData("key")]
    [InlineData("")]
    public void Other_paths_are_not_below_home(string path) => Assert.Null(HomePath.Relative(path));
}
