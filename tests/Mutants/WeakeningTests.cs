using Microsoft.CodeAnalysis.Text;
using Mutation;
using Tests.Review;

namespace Tests.Mutants;

/// <summary>
/// Mutants of this project's documents, with the tests in tests/Policies: a sample of those that <c>./run mutate</c> tries.
/// </summary>
[Long]
public sealed class WeakeningTests
{
    private static readonly Lazy<ProjectSources> Project = new(() => ProjectSources.Of(Reviews.Root));

    private static readonly Lazy<Campaign> Campaign =
        new(() => global::Mutation.Campaign.Prepare(Reviews.Root, [.. Project.Value.Documents], Project.Value.Tests));

    // All together, which compiles the documents once.
    private static readonly Lazy<IReadOnlyList<Outcome>> Outcomes = new(() => Campaign.Value.Try(
        Weakenings.Select(row => Change((string)row[0], (string)row[1], (string)row[2]))
            .Concat(Campaign.Value.Mutants(SmallDocument))));

    private const string SmallDocument = "policies/Access/CheckpointDeletion.cs";

    public static TheoryData<string, string, string> Weakenings => new()
    {
        { "UploadTrust", "conditions.ExternalId is { } externalId", "conditions.ExternalId is { Length: > 99 } externalId" },
        { "CallerConditions", "MfaRequired || MfaMaxAge is not null", "false" },
        { "CallerConditions", "MfaMaxAge is { } age", "MfaMaxAge is { Ticks: < 0 } age" },
        { "UploadTrust", "Aws.TagKeys.HasOnly([.. conditions.SessionTags]), ", "" },
        { "SavepointDeletion", "store.Under(StatePrefix.Savepoints)", "store.Objects" },
        { "WorkloadBoundary", "Sts.AssumeRole, Sts.TagSession).On(scope.Own(\"role\"))",
            "Sts.AssumeRole, Sts.TagSession).On(ResourcePattern.Any)" },
        { "WorkloadBoundary", ", Aws.ResourceTag(\"stack\").Is(scope.Stack),", "," },
        { "GitHubTrust", ", .. conditions]));", "]));" },
    };

    [Theory]
    [MemberData(nameof(Weakenings))]
    public void A_weakened_document_fails_its_own_tests(string document, string before, string after)
    {
        var weakening = Change(document, before, after);
        var outcome = Assert.Single(Outcomes.Value, outcome => outcome.Mutant == weakening);

        Assert.StartsWith($"{document}Tests.", $"{outcome.KilledBy}", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mutant_of_a_small_document_is_killed()
    {
        var outcomes = Outcomes.Value.Where(outcome => outcome.Mutant.File == SmallDocument).ToArray();

        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, outcome => Assert.True(outcome.KilledBy is not null, $"{outcome.Mutant}"));
    }

    private static Mutant Change(string document, string before, string after)
    {
        var file = Project.Value.Documents.Single(file => file.Path == $"policies/Access/{document}.cs");
        var start = file.Text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{file.Path} has no `{before}` any more");
        return Mutant.Of(file.Path, SourceText.From(file.Text), new(start, before.Length), after);
    }
}
