namespace Tests.Review.Diff;

/// <summary>The part of a long setting that a message shows.</summary>
public sealed class DifferingPartTests
{
    [Fact]
    public void The_checksum_of_a_bootstrap_script_is_shown_and_not_the_equal_beginning()
    {
        var message = Assert.Single(Changed.Between(Script('a'), Script('b')).SettingsLoosened).Message;

        Assert.Contains($"echo \"{new string('a', 64)}  $script\"", message, StringComparison.Ordinal);
        Assert.Contains($"echo \"{new string('b', 64)}  $script\"", message, StringComparison.Ordinal);
        Assert.StartsWith("bootstrapActions [0].args[1] changes (line 2 removed: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_long_value_on_one_line_the_part_around_the_difference_is_shown()
    {
        var message = Assert.Single(Changed.Between(Line('a'), Line('b')).SettingsLoosened).Message;

        Assert.Contains("`...", message, StringComparison.Ordinal);
        Assert.Contains("from-a-bucket", message, StringComparison.Ordinal);
        Assert.Contains("from-b-bucket", message, StringComparison.Ordinal);
    }

    private static Changed Script(char digit) => With(
        $"set -euo pipefail\necho \"{new string(digit, 64)}  $script\" | sha256sum --check\nbash \"$script\"");

    private static Changed Line(char letter) => With($"{new string('x', 150)} from-{letter}-bucket {new string('y', 150)}");

    private static Changed With(string script) => Changed.Of().Add(
        "aws:emr/cluster:Cluster", "cluster",
        System.Text.Json.JsonSerializer.Serialize(
            new { name = "c", bootstrapActions = new[] { new { name = "n", args = new[] { "-c", script } } } }));
}
