using System.IO.Enumeration;
using IamEngine.Catalogue;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Access;

/// <summary>
/// An example request for everything that a statement allows: made from its patterns and conditions, or, if no principal is
/// allowed that request, found by the prover.
/// </summary>
internal sealed class GrantedQuestions(AccountModel account, IReadOnlyList<StackPrincipal> principals, RequestContexts contexts)
{
    // Further actions of a pattern differ from the first few only if other statements name them; the prover
    // searches for those.
    private const int Tried = 8;

    private const string Example = "example";

    private readonly string region = account.Resources.Concat(account.Endpoints).Select(own => own.Arn.Region)
        .FirstOrDefault(region => region.Length > 0) ?? "us-east-1";

    public AccessQuestion Of(Grant grant)
    {
        var made = grant.IsPattern ? Made(grant).ToArray() : [];
        return made.FirstOrDefault(IsAllowedSomebody) ?? Found(grant) ?? made.FirstOrDefault()
            ?? New(grant, "*", ResourcePattern.Any.Text, contexts.Favourable);
    }

    private bool IsAllowedSomebody(AccessQuestion question) => principals.Any(principal =>
        account.Decide(
            principal, question.Action, question.Resource,
            contexts.For(principal, account, question.Context)).Verdict == Verdict.Allowed);

    private IEnumerable<AccessQuestion> Made(Grant grant)
    {
        var context = contexts.Meeting(grant.Statement.Condition, grant.Prefix);
        foreach (var action in Actions(grant))
        {
            foreach (var resource in Resources(action, grant.On))
            {
                yield return New(grant, action, resource, context);
            }
        }
    }

    private static IEnumerable<string> Actions(Grant grant) => grant.Action.AsSpan().ContainsAny('*', '?')
        ? AwsCatalogue.ActionsMatching(grant.Action).Where(action => action.CanActOn(grant.On)).Take(Tried)
            .Select(action => action.FullName)
        : [AwsCatalogue.FindAction(grant.Action)?.FullName ?? grant.Action];

    /// <summary>
    /// Resources that the pattern matches: an example, and those of the stack, whose own policies may be needed.
    /// </summary>
    private IEnumerable<string> Resources(string action, string pattern) =>
    [
        Resource(action, pattern),
        .. account.Resources.Select(own => own.Arn.ToString()).Where(own =>
            own != pattern && FileSystemName.MatchesSimpleExpression(pattern, own, ignoreCase: false)
            && AwsCatalogue.FindAction(action)?.CanActOn(own) != false),
    ];

    /// <summary>An example resource that the pattern matches; for <c>*</c>, in an ARN form of the action.</summary>
    private string Resource(string action, string pattern)
    {
        if (!pattern.AsSpan().ContainsAny('*', '?'))
        {
            return pattern;
        }

        if (pattern == ResourcePattern.Any.Text)
        {
            return AwsCatalogue.FindAction(action) is { IsWildcardOnly: false, ResourceTypes: [var first, ..] }
                ? Filled(first.Type.ArnPatterns[0].Text)
                : pattern;
        }

        return string.Join(':', pattern.Split(':').Select((part, index) => part.Replace("*", index switch
        {
            1 => account.Partition,
            3 => region,
            4 => account.Id.Value,
            _ => pattern.Contains(":s3:::", StringComparison.Ordinal) && part.EndsWith("/*", StringComparison.Ordinal)
                ? "a/file" : Example,
        }, StringComparison.Ordinal).Replace('?', 'x')));
    }

    // arn:${Partition}:ssm:${Region}:${Account}:parameter/${Name}
    private string Filled(string form) => string.Concat(form
        .Replace("${Partition}", account.Partition, StringComparison.Ordinal)
        .Replace("${Region}", region, StringComparison.Ordinal)
        .Replace("${Account}", account.Id.Value, StringComparison.Ordinal)
        .Split("${")
            .Select((part, index) => index == 0 ? part : Example + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..]));

    /// <summary>One of the requests that some principal is allowed; null if the prover finds none.</summary>
    private AccessQuestion? Found(Grant grant) => (
        from principal in principals
        where grant.Document.Kind != DocumentKind.Identity || principal.Identity.Any(held => held.Name == grant.Document.Name)
        from policy in Policies(grant)
        let policies = AnalyzedPolicy.Of(principal.PoliciesFor(policy), account.Id, principal.Name)
        let asked = principal.Caller is Caller.User or Caller.RoleSession ? policies.AskedBy(principal.Principal) : policies
        let example = (Prover.Ask(new Question.NeverAllows(asked, grant.Requests)) as Proof.Refuted)?.Example.Request
        where example is not null
        select New(grant, example.Action, example.Resource, example.Context)).FirstOrDefault(IsAllowedSomebody);

    private IEnumerable<PolicyOfResource?> Policies(Grant grant) => grant.Document.Kind == DocumentKind.Identity
        ? [null]
        : account.Resources.Where(resource => grant.Document.AttachedTo.Contains(resource.Urn))
            .Select(resource => resource.Policy);

    private AccessQuestion New(Grant grant, string action, string resource, RequestContext context)
    {
        var bucket = account.Arns(ResourceTypes.Bucket).Select(arn => arn.ToString()).FirstOrDefault(
            arn => grant.On == arn || grant.On.StartsWith($"{arn}/", StringComparison.Ordinal));
        var isOwn = bucket is not null || account.Resources.Concat(account.Endpoints).Any(own => own.Arn.ToString() == grant.On)
            || account.Users.Any(user => user.Arn.ToString() == grant.On);
        var key = bucket is null || grant.On == bucket ? "" : $" {grant.On[(bucket.Length + 1)..]}";
        return new(grant.Action + key, action, resource, context, contexts.Beyond(grant.Statement.Condition))
        {
            Place = bucket is not null && grant.Prefix is { } prefix ? $"{bucket}/{prefix}" : grant.On,
            Granted = grant.Action,
            Pattern = isOwn ? null : grant.On,
        };
    }
}
