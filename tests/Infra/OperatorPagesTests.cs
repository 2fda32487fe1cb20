using System.Globalization;
using System.Text.RegularExpressions;
using Infra.ClusterSetup;
using Infra.Commands;
using Infra.Settings;
using Tests.Infra.Commands;
using Tests.Infra.Settings;
using Tests.Review;

namespace Tests.Infra;

/// <summary>The commands and prices in the pages for operators equal those of the program. APPROVE=1 updates the pages.</summary>
public sealed partial class OperatorPagesTests
{
    private static readonly string Docs = Path.Combine(Reviews.Root, "docs");

    [Fact]
    public void The_commands_in_operations_md_equal_those_of_the_program()
    {
        var commands = new FlinkCommands(PrimaryNode.Cluster).All.ToDictionary(command => command.Name, command => command.Text);
        var page = File.ReadAllText(Path.Combine(Docs, "operations.md"));

        Assert.Equal(commands.Keys.Order(), Command().Matches(page).Select(match => match.Groups["name"].Value).Order());
        Approved.Text(
            Docs, "operations.md", Command()
            .Replace(page, match =>
            $"<!-- command: {match.Groups["name"].Value} -->\n```bash\n{commands[match.Groups["name"].Value]}\n```\n"), Approve);
    }

    [Fact]
    public void The_prices_in_costs_emr_md_equal_those_of_the_program()
    {
        var page = File.ReadAllText(Path.Combine(Docs, "costs-emr.md"));

        Assert.Equal(["lines", "settings", "storage"], Table().Matches(page).Select(match => match.Groups["name"].Value));
        Approved.Text(
            Docs, "costs-emr.md", Table()
            .Replace(page, match =>
            $"<!-- table: {match.Groups["name"].Value} "
                + $"-->\n{TableOf(match.Groups["name"].Value)}<!-- end -->\n"), Approve);
    }

    private static bool Approve => Environment.GetEnvironmentVariable("APPROVE") == "1";

    private static string TableOf(string name) => name switch
    {
        "lines" => Lines(),
        "settings" => Settings(),
        _ => Storage(),
    };

    private static string Storage()
    {
        (string Flink, string State)[] rows =
        [
            ("""{"stateMb": 1024}""", "{}"),
            ("""{"stateMb": 10240}""", "{}"),
            ("""{"stateMb": 10240}""", """{"noncurrentCheckpointDays": 30}"""),
            ("""{"stateMb": 10240, "checkpointIntervalSeconds": 600}""", "{}"),
            ("""{"stateMb": 2048, "stateBackend": "hashmap"}""", "{}"),
        ];
        return "| `infra:emr.flink` | `infra:state` | retained | deleted and kept | a month |\n| --- | --- | --- | --- | --- |\n"
            + string.Concat(rows.Select(row =>
            {
                var settings = TestSettings.Settings().With("infra:state", row.State);
                var emr = EmrSettingsTests.Emr(
                    settings.With("infra:stage", "dev"), $$"""{"enabled": true, "flink": {{row.Flink}}}""");
                var estimate = emr.Flink.Storage(settings.Read().State);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{row.Flink}` | `{row.State}` | {estimate.CurrentGb:0.#} GB | {estimate.NoncurrentGb:0} GB | "
                        + $"{HourlyCost.Dollars(estimate.MonthlyCost)} |\n");
            }));
    }

    private static string Lines()
    {
        var cost = Cost("""{"enabled": true}""", nat: false);
        return "| what | count | each, an hour | an hour |\n| --- | --- | --- | --- |\n"
            + string.Concat(
                cost.Lines.Select(
                    line => string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {line.What} | {line.Count} | ${line.Each:0.0000} | ${line.Total:0.0000} |\n")))
            + $"| **together** | | | **{HourlyCost.Dollars(cost.Total)}** |\n";
    }

    private static string Settings()
    {
        (string Emr, bool Nat)[] rows =
        [
            ("""{"enabled": true}""", false),
            ("""{"enabled": true}""", true),
            ("""{"enabled": true, "flink": {"parallelism": 8}}""", false),
            ("""{"enabled": true, "flink": {"parallelism": 64}}""", false),
            ("""{"enabled": true, "coreInstanceType": "m7g.4xlarge", "flink": {"parallelism": 64}}""", false),
            ("""{"enabled": true, "primaries": 3, "flink": {"parallelism": 64}}""", true),
        ];
        return "| `infra:emr` | NAT gateway | core instances, least to most | an hour, at least | at most |\n| --- | --- | --- "
            + "| --- | --- |\n"
            + string.Concat(rows.Select(row =>
            {
                var emr = Read(row.Emr);
                return $"| `{row.Emr}` | {(row.Nat ? "yes" : "no")} | {emr.Size.Instances} to {emr.MaxCoreInstances} | "
                    + $"{HourlyCost.Dollars(Cost(row.Emr, row.Nat).Total)} | "
                    + $"{HourlyCost.Dollars(Cost(row.Emr, row.Nat, emr.MaxCoreInstances).Total)} |\n";
            }));
    }

    private static HourlyCost Cost(string emr, bool nat, int? instances = null) =>
        HourlyCost.Of(Read(emr), instances ?? Read(emr).Size.Instances, nat ? 0 : EndpointService.OfEmr.Count);

    private static EmrSettings Read(string emr) => EmrSettingsTests.Emr(TestSettings.Settings().With("infra:stage", "dev"), emr);

    [GeneratedRegex("<!-- command: (?<name>[A-Za-z]+) -->\n```bash\n.*?\n```\n", RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex("<!-- table: (?<name>[a-z]+) -->\n.*?<!-- end -->\n", RegexOptions.Singleline)]
    private static partial Regex Table();
}
