using System.Text.RegularExpressions;
using Review.Forms;
using Tests.Review.Verbs;

namespace Tests.Decide;

/// <summary>AWS's evaluation rules as test cases, each with a link to the page that documents it.</summary>
public partial class ScenarioTests
{
    // The numbered rules without a decision: both are refusals, under Scenarios/refused.
    private const int LastRule = 48;

    public static TheoryData<string> Decided => [.. ScenarioFiles.Decided];

    public static TheoryData<string> Refused => [.. ScenarioFiles.Refused];

    [Theory]
    [MemberData(nameof(Decided))]
    public void Is_decided_as_AWS_documents_it(string file) =>
        Assert.All(ScenarioFiles.In(file), item => Assert.Equal(
            (item.Scenario.Name, item.Scenario.Expect ?? throw new FormatException("expects nothing")),
            (item.Scenario.Name, item.Scenario.Decide().Verdict)));

    [Theory]
    [MemberData(nameof(Decided))]
    public void Names_its_AWS_page(string file) =>
        Assert.All(
            ScenarioFiles.In(file),
            item => Assert.StartsWith(
                "https://docs.aws.amazon.com/", item.Json.GetProperty("link").GetString(), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused_with_one_message_per_problem(string file)
    {
        var name = $"{Path.GetFileNameWithoutExtension(file).Split('-')[0]}.json";
        var (code, output, error) = DecideRun.Of(ScenarioFiles.Text(file), OutputFormat.Json, name);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal(ScenarioFiles.Text(Path.ChangeExtension(file, ".txt")).ReplaceLineEndings("\n"), error);
    }

    [Fact]
    public void Every_rule_has_a_scenario()
    {
        var covered = ScenarioFiles.All.Select(file => RuleNumber().Match(file)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value)).ToHashSet();
        Assert.Empty(Enumerable.Range(1, LastRule).Except(covered));
    }

    [Fact]
    public void An_ambiguous_scenario_has_a_recorded_decision()
    {
        var ambiguous = ScenarioFiles.Decided
            .Where(file =>
                ScenarioFiles.In(file).Any(item => item.Json.TryGetProperty("ambiguous", out var value) && value.GetBoolean()));
        var decisions = Decisions().ToList();
        Assert.All(ambiguous, file =>
            Assert.Contains(decisions, text => text.Contains(file.Replace('\\', '/'), StringComparison.Ordinal)));
    }

    /// <summary>Tests that the check above fails for an unexpected decision.</summary>
    [Fact]
    public void A_scenario_that_expects_another_decision_is_a_mismatch()
    {
        var planted = ScenarioFiles.Text(Path.Combine("trust", "01-naming-the-user-is-enough.json"))
            .Replace("\"Allowed\"", "\"ExplicitlyDenied\"", StringComparison.Ordinal);
        var (code, output, _) = DecideRun.Of(planted, OutputFormat.Json);
        Assert.Equal(1, code);
        Assert.Contains("\"ok\":false", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Decisions()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not lie inside the repository");
        }

        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "docs", "decisions"), "*.md").Select(File.ReadAllText);
    }

    [GeneratedRegex(@"[\\/](\d\d)-")]
    private static partial Regex RuleNumber();
}
