using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Access;

/// <summary>
/// What the stack's documents allow, statement by statement. Boundaries, endpoint policies and statements that name the whole
/// account grant nothing: they limit other policies, or leave the decision to identity policies.
/// </summary>
internal sealed class Grants(ReviewReport report, AccountModel account)
{
    private IReadOnlyList<Grant>? all;

    public IReadOnlyList<Grant> All => all ??=
    [
        .. from document in report.Documents
           where document.Kind is DocumentKind.Identity or DocumentKind.Resource or DocumentKind.Trust
           from statement in document.Document?.AllStatements ?? []
           where statement.Effect == Effect.Allow && !IsForTheAccount(statement)
           from grant in Of(document, statement)
           select grant,
    ];

    /// <summary>The key prefixes of a bucket that statements name, in ARNs or in <c>s3:prefix</c>: <c>uploads/</c>.</summary>
    public IEnumerable<string> PrefixesOf(Arn bucket) =>
    [
        .. from grant in All
           let pattern = grant.Prefix is { } listed && grant.On == bucket.ToString() ? $"{bucket}/{listed}" : grant.On
           where pattern.StartsWith($"{bucket}/", StringComparison.Ordinal) && pattern[^1] == '*'
           let prefix = pattern[(bucket.ToString().Length + 1)..^1]
           where prefix.Length > 0 && !prefix.AsSpan().ContainsAny('*', '?', '$')
           select prefix,
    ];

    private bool IsForTheAccount(Statement statement) =>
        statement.Principal is PrincipalElement.Principal { Principals: { Count: > 0 } named }
        && named.All(principal => principal is Principal.Account only && only.Id == account.KnownId);

    private IEnumerable<Grant> Of(ReportedDocument document, Statement statement) =>
        from action in Actions(statement.Action)
        from resource in Resources(document, statement.Resource)
        where !IsVoid(statement, action.Text, resource.Text)
        from prefix in Prefixes(statement)
        select new Grant(document, statement, action.Text, resource.Text, prefix, resource.Narrow(action.Requests));

    // In a statement with several actions and resources, an action acts only on resources of its types: iam:GetRole on a role.
    private static bool IsVoid(Statement statement, string action, string resource) =>
        statement is { Action: ActionElement.Action, Resource: ResourceElement.Resource { Patterns: var patterns } }
        && AwsCatalogue.FindAction(action) is { } known && !known.CanActOn(resource)
            && patterns.Any(other => known.CanActOn(other.Text));

    private static IEnumerable<(string Text, RequestSet Requests)> Actions(ActionElement element) =>
        element is ActionElement.NotAction
        ? [($"all but {string.Join(", ", element.Patterns)}", RequestSet.AllBut([.. element.Patterns]))]
        : element.Patterns.Select(pattern => (pattern.Text, RequestSet.Of(pattern)));

    private IEnumerable<(string Text, Func<RequestSet, RequestSet> Narrow)> Resources(
        ReportedDocument document, ResourceElement element) =>
        element switch
        {
            ResourceElement.NotResource => [(
                $"all but {string.Join(", ", element.Patterns)}", requests => requests.OnAllBut([.. element.Patterns]))],
            ResourceElement.Attached => Holders(document).Select(On),
            // In the policy of a key or of a secret, * is that resource.
            // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
            // https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
            _ when document.Place is Attachment.KeyPolicy or Attachment.SecretPolicy
                && element.Patterns.Contains(ResourcePattern.Any) =>
                Holders(document).Select(On),
            _ => element.Patterns.Select(On),
        };

    private IEnumerable<ResourcePattern> Holders(ReportedDocument document) =>
        account.Resources.Where(resource => document.AttachedTo.Contains(resource.Urn))
            .Select(resource => (ResourcePattern)resource.Arn);

    private static (string Text, Func<RequestSet, RequestSet> Narrow) On(ResourcePattern pattern) =>
        (pattern.Text, requests => requests.On(pattern));

    private static IEnumerable<string?> Prefixes(Statement statement) =>
        statement.Condition.Where(
            condition => condition.Key == new ConditionKey(S3Keys.Prefix.Name) && !condition.Operator.IsNegated()
            && condition.Operator != ConditionOperator.Null).SelectMany(condition => condition.Values).DefaultIfEmpty();
}
