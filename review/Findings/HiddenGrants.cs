using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Model;

namespace Review.Findings;

/// <summary>
/// Reports permissions that a policy grants and the permissions boundary of its holder does not: AWS then denies the call, and
/// neither document shows why. A boundary can ask for the tags of the stack, which the stack's resources have.
/// </summary>
public static class HiddenGrants
{
    // The same for each statement, whatever else the machine does.
    private static readonly Budget PerStatement = new(4_000_000);

    /// <param name="folder">The project's folder, where the source of the statements is looked for.</param>
    public static IEnumerable<Finding> Check(ReviewReport report, string folder) =>
        from bounded in report.Documents.Where(document => document is { Kind: DocumentKind.Boundary, Document: IdentityPolicy })
        from holder in bounded.AttachedTo
        from held in report.Documents
        where held is { Kind: DocumentKind.Identity, Document: IdentityPolicy } && held.AttachedTo.Contains(holder)
        let tags = Tags(report, holder)
        from grant in ((IdentityPolicy)held.Document!).Statements.Select((statement, index) => (statement, index))
        where grant.statement.Effect == Effect.Allow
        from finding in Hidden(held, bounded, grant.statement, grant.index, tags, folder)
        group finding by (finding.Where, finding.Message) into same
        select same.First();

    private static IEnumerable<Finding> Hidden(
        ReportedDocument held, ReportedDocument bounded, IdentityStatement statement, int index, Condition[] tags, string folder)
    {
        var all = Ask(statement, bounded, tags);
        if (all is Proof.Proved)
        {
            yield break;
        }

        var where = $"{held.Urn} Statement[{index}]";
        var place = PolicySource.Find(folder, statement.Sid?.ToString());
        var named = $"statement {statement.Sid?.ToString() ?? $"{index}"}{(place is null ? "" : $" ({place})")} of {held.Name}";
        if (all is Proof.Unknown unknown)
        {
            yield return new("BOUNDARY_HIDES_GRANT", Severity.Warning,
                $"it was not decided whether {bounded.Name} leaves what {named} allows: {unknown.Reason}", where,
                "say the statement or the boundary more simply");
            yield break;
        }

        var hidden = statement.Action is ActionElement.Action { Patterns: var patterns }
            ? patterns.Select(pattern => (Action: pattern.Text, Proof: Ask(Only(statement, pattern), bounded, tags)))
                .Where(asked => asked.Proof is Proof.Refuted)
                .Select(asked => (asked.Action, Example: ((Proof.Refuted)asked.Proof).Example.Request)).ToArray()
            : [("all but the actions it names", ((Proof.Refuted)all).Example.Request)];
        yield return new("BOUNDARY_HIDES_GRANT", Severity.Error,
            $"{named} allows {string.Join(", ", hidden.Select(grant => grant.Action))}, and the boundary {bounded.Name} does "
                + $"not, for example on {hidden[0].Example.Resource}",
            where,
            "add the action to the boundary, such as policies/Access/WorkloadBoundary.cs, or remove it from the statement");
    }

    private static Proof Ask(IdentityStatement statement, ReportedDocument bounded, Condition[] tags)
    {
        // A statement with a condition on a tag says itself which resources it means.
        var said = statement.Condition.Select(condition => condition.Key.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var granted = statement.When([.. tags.Where(tag => !said.Contains(tag.Key.Name))]);
        return Prover.Ask(
            new Question.Implies(
                AnalyzedPolicy.Of(IdentityPolicy.Of(granted), "the statement"),
                AnalyzedPolicy.Of(bounded.Document!, bounded.Name)), PerStatement);
    }

    private static IdentityStatement Only(IdentityStatement statement, ActionPattern action) =>
        new(statement.Sid, statement.Effect, new ActionElement.Action([action]), statement.Resource, statement.Condition);

    // The stack gives its own tags to all that it declares, so those of the holder are those of the resources.
    private static Condition[] Tags(ReviewReport report, string holder) =>
        [.. (report.Resources.WithUrn(holder)?.Tags ?? [])
            .Where(tag => tag.Key != "Name")
            .Select(tag => Aws.ResourceTag(tag.Key).Is(tag.Value))];
}
