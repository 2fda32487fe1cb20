using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Review.Model;

namespace Review.Access;

/// <summary>
/// An identity's permissions, one line per policy: <c>upload-state-access: kms read, write; s3 list, read, write</c>.
/// </summary>
internal static class PolicySummary
{
    public static IEnumerable<string> Of(ReportedResource holder, ReviewReport report)
    {
        foreach (var document in report.Documents.Where(document => document.AttachedTo.Contains(holder.Urn)))
        {
            switch (document.Kind)
            {
                case DocumentKind.Identity:
                    yield return $"holds {document.Name}: {Rights(document.Document)}";
                    break;
                case DocumentKind.Boundary:
                    yield return $"at most what {document.Name} allows";
                    break;
            }
        }

        foreach (var arn in Unseen(holder, report))
        {
            yield return $"holds {arn[(arn.LastIndexOf('/') + 1)..]}: not part of this stack";
        }
    }

    private static IEnumerable<string> Unseen(ReportedResource holder, ReviewReport report) =>
        from attachment in report.Resources
        where holder.Answers(attachment.Text("role") ?? attachment.Text("user"))
        let arn = attachment.Text("policyArn")
        where arn is not null && report.Resources.Find(ResourceTypes.Policy, arn) is null
        select arn;

    private static string Rights(PolicyDocument? document) => document is null
        ? "it could not be read"
        : string.Join("; ", Sentences(document).DefaultIfEmpty("nothing"));

    /// <summary>The allowed actions, then the denied ones, and whether conditions apply.</summary>
    private static IEnumerable<string> Sentences(PolicyDocument document) =>
        from statement in document.AllStatements
        group statement by (
            statement.Effect, IsConditional: statement.Effect == Effect.Deny && statement.Condition.Count > 0) into kind
        orderby kind.Key
        let prefix = kind.Key switch { (Effect.Allow, _) => "", (_, true) => "under conditions never ", _ => "never " }
        from right in Rights(kind)
        select prefix + right;

    private static IEnumerable<string> Rights(IEnumerable<Statement> statements) =>
        from statement in statements
        from right in statement.Action is ActionElement.NotAction but
            ? [(AllBut(statement.Effect, but), null)]
            : Levels(statement.Action.Patterns)
        group right.Level by right.Service into service
        orderby service.Key
        let levels = string.Join(", ", service.OfType<AccessLevel>().Distinct().Order().Select(Word))
        select levels.Length > 0 ? $"{service.Key} {levels}" : service.Key;

    private static string AllBut(Effect effect, ActionElement.NotAction but) =>
        $"{(effect == Effect.Allow ? "everything" : "anything")} but {string.Join(", ", but.Patterns)}";

    private static IEnumerable<(string Service, AccessLevel? Level)> Levels(IEnumerable<ActionPattern> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (pattern == ActionPattern.Any)
            {
                yield return ("everything", null);
                continue;
            }

            var known = AwsCatalogue.ActionsMatching(pattern.Text).ToArray();
            foreach (var action in known)
            {
                yield return (action.Service.Prefix, action.AccessLevel);
            }

            if (known.Length == 0)
            {
                yield return (pattern.Text, null);
            }
        }
    }

    private static string Word(AccessLevel level) =>
        level == AccessLevel.PermissionsManagement ? "permissions" : level.ToString().ToLowerInvariant();
}
