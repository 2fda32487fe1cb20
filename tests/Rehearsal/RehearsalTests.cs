using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tests.Rehearsal;

/// <summary>A complete rehearsal.</summary>
public sealed partial class RehearsalTests
{
    [Needs("moto_server", "aws")]
    public Task Every_step_is_as_expected_or_skipped_with_a_reason() => IsAsExpectedAsync("dev");

    internal static async Task IsAsExpectedAsync(string stack)
    {
        using var rehearsal = new RehearsalProcess(stack, "--format", "json");
        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.True(exitCode == 0, $"{exitCode}: {error}\n{rehearsal.Output}");
        var report = JsonNode.Parse(rehearsal.Output)!;
        var steps = report["steps"]!.AsArray();
        Assert.DoesNotContain(steps, step => step!["state"]!.ToString() == "not as expected");
        Assert.All(
            steps.Where(step => step!["state"]!.ToString() == "skipped"),
            step => Assert.StartsWith("needs ", step!["result"]!.ToString(), StringComparison.Ordinal));
        Assert.All(
            ["emulator", "create", "compare", "walk"],
            part => Assert.Contains(
                steps, step => step!["part"]!.ToString() == part && step["state"]!.ToString() == "as expected"));
        Assert.Equal(
            ["rehearse: compare", "rehearse: create", "rehearse: emulator", "rehearse: ssh", "rehearse: walk"],
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Empty(await rehearsal.LeftoversAsync());
    }

    [Needs("moto_server", "aws")]
    public async Task An_unexpected_end_of_the_emulator_is_reported_and_its_log_is_saved()
    {
        using var rehearsal = new RehearsalProcess("dev");
        await rehearsal.WaitForAsync("ok create");
        RehearsalProcess.Signal(
            "KILL", int.Parse(EmulatorProcess().Match(rehearsal.Output).Groups[1].Value, CultureInfo.InvariantCulture));

        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.Equal(3, exitCode);
        Assert.StartsWith(
            "the emulator ended unexpectedly with exit code 137; the emulator's log is ", error, StringComparison.Ordinal);
        Assert.NotEmpty(await File.ReadAllTextAsync(
            Path.Combine(rehearsal.Project, "artifacts", "rehearsal", "emulator-dev.log")));
        Assert.Empty(await rehearsal.LeftoversAsync());
    }

    [Fact]
    public async Task Invalid_settings_are_refused_before_the_emulator_starts()
    {
        using var rehearsal = new RehearsalProcess("nowhere");

        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains("Pulumi.nowhere.yaml", error, StringComparison.Ordinal);
    }

    [GeneratedRegex("process ([0-9]+)")]
    private static partial Regex EmulatorProcess();
}
