using Microsoft.CodeAnalysis.Text;
using Mutation;

namespace Tests.Mutants;

public sealed class MutationReportTests
{
    private static readonly Mutant Mutant = Of("Allow(\"Read\")", "Deny");

    private static readonly Outcome Killed = new(Of("Allow(\"Write\")", "Deny"), new("Tests.Access.ExampleTests", "It_reads"));

    private static readonly Outcome Survivor = new(Mutant, null);

    private static readonly AcceptedMutants None = AcceptedMutants.Read("# nothing\n");

    private static readonly AcceptedMutants One =
        AcceptedMutants.Read($"# one\n\n{AcceptedMutants.Entry(Mutant)}it says the same\n");

    [Fact]
    public void Killed_mutants_are_counted()
    {
        var report = Report(None, Killed);

        Assert.True(report.IsClean);
        Assert.EndsWith("      1       1         0        0  all\n", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_survivor_is_shown_with_the_entry_that_would_accept_it()
    {
        var report = Report(None, Killed, Survivor);

        Assert.False(report.IsClean);
        Assert.Contains("No test notices policies/Access/Example.cs:1: Allow(\"Read\")\n  `Allow` becomes `Deny`\n", report.Text,
            StringComparison.Ordinal);
        Assert.EndsWith("\npolicies/Access/Example.cs\nAllow(\"Read\")\n`Allow` becomes `Deny`\nbecause: \n", report.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_survivor_is_counted()
    {
        var report = Report(One, Killed, Survivor);

        Assert.True(report.IsClean);
        Assert.EndsWith("      2       1         1        0  all\n", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_for_what_is_killed_is_stale()
    {
        var report = Report(One, Killed, new(Mutant, Killed.KilledBy));

        Assert.False(report.IsClean);
        Assert.Contains("accepts what does not survive; remove policies/Access/Example.cs: Allow(\"Read\")", report.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_for_a_file_that_was_not_tried_is_not_stale() =>
        Assert.Empty(One.Stale([], new HashSet<string> { "policies/Access/Other.cs" }, new HashSet<string> { Mutant.File }));

    [Fact]
    public void An_entry_for_a_file_that_is_gone_is_stale() =>
        Assert.Single(One.Stale([], new HashSet<string> { "policies/Access/Other.cs" },
            new HashSet<string> { "policies/Access/Other.cs" }));

    [Theory]
    [InlineData("policies/Access/Example.cs\nAllow(\"Read\")\n`Allow` becomes `Deny`\n")]
    [InlineData("policies/Access/Example.cs\nAllow(\"Read\")\n`Allow` becomes `Deny`\nbecause: \n")]
    [InlineData("policies/Access/Example.cs\n`Allow` becomes `Deny`\nbecause: it says the same\n")]
    public void An_entry_without_all_its_lines_is_refused_with_its_place(string entry) => Assert.Equal(
        "mutation/accepted.txt, line 3: an entry is a file, a line of its code, a change and `because: REASON`",
        Assert.Throws<CampaignException>(() => AcceptedMutants.Read($"# a comment\n\n{entry}")).Message);

    private static MutationReport Report(AcceptedMutants accepted, params Outcome[] outcomes) =>
        MutationReport.Of(outcomes, accepted, new HashSet<string> { Mutant.File }, new HashSet<string> { Mutant.File });

    private static Mutant Of(string code, string after) =>
        Mutant.Of("policies/Access/Example.cs", SourceText.From(code), new(0, "Allow".Length), after);
}
