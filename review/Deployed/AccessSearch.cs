using System.IO.Enumeration;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;
using Review.Model.Accounts;

namespace Review.Deployed;

/// <summary>The answer for one principal: an allowed request, none, or the reason why it is not decided.</summary>
internal sealed record AccessAnswer(
    string Principal, Request? Example, IReadOnlyList<AllowingStatement> By, string? Reason)
{
    /// <summary>The condition keys with a known value or none, which an example need not show.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];
}

/// <summary>Searches, for one principal at a time, a request of a kind that all policies together allow.</summary>
internal sealed class AccessSearch
{
    private const string ResourceTag = "aws:ResourceTag/";
    private const string PrincipalOrganization = "aws:PrincipalOrgID";
    private const int MostExamples = 16;
    private const string PrincipalTag = "aws:PrincipalTag/";

    // Services and anonymous callers belong to no organization.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid
    private static readonly Condition NoOrganization = new StringKey(PrincipalOrganization).IsMissing();

    private static readonly HashSet<string> Fixing = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount",
        "aws:SourceArn", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner", "aws:SourceVpc",
        "aws:SourceVpce", "aws:userid", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    };

    private readonly AccessRequest request;
    private readonly DeployedResource? resource;
    private readonly IReadOnlyDictionary<AccountId, Membership> memberships;
    private readonly PolicyOfResource? policy;
    private readonly RequestSet requests;
    private readonly List<(string Conditions, Request Request)> examples = [];

    public AccessSearch(
        AccessRequest request, DeployedResource? resource, IReadOnlyDictionary<AccountId, Membership> memberships)
    {
        (this.request, this.resource, this.memberships) = (request, resource, memberships);
        // A trust policy controls only assuming the role.
        policy = resource?.Policy is PolicyOfResource.Trust
            && !request.Action.Text.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) ? null : resource?.Policy;
        requests = request.Resource is null
            ? RequestSet.Of(request.Action) : RequestSet.Of(request.Action).On(request.Resource);
    }

    /// <summary>Why a principal that the policy names is not asked about; null if it is asked, or if nobody can be it.</summary>
    private static string? Unasked(Principal principal, DeployedAccounts deployed) => principal switch
    {
        Principal.RoleSession { Arn: var arn } when deployed.Accounts.Any(account => account.Value == arn.Account) =>
            "the resource policy names this one session; a role is asked about with any session",
        Principal.FederatedUser => "the resource policy names a federated user, and which user's permissions it has is not known",
        Principal.CanonicalUser => "the resource policy names an account by its canonical id, which does not say which account",
        _ => null,
    };

    /// <summary>
    /// The callers outside of the collected accounts that the resource policy names: services, identity providers and principals
    /// of other accounts. If it names everyone: an anonymous caller, and any principal of another account.
    /// </summary>
    public IEnumerable<AccessAnswer> AskOutsiders(DeployedAccounts deployed)
    {
        Principal[] named = policy is null ? [] : [.. PolicyCallers.Named(policy.Document).Distinct()];
        foreach (var principal in named.OfType<Principal.Service>())
        {
            yield return Ask(StackPrincipal.Service(principal.Name), principal, [NoOrganization]);
        }

        foreach (var principal in named)
        {
            if (Unasked(principal, deployed) is { } reason)
            {
                yield return new(principal.Text, null, [], reason);
                continue;
            }

            if (StackPrincipal.Outsider(principal, null) is { } outsider && !deployed.Has(principal))
            {
                yield return Ask(outsider with { Name = principal.Text }, principal, []);
            }
        }

        if ((policy is not null && PolicyCallers.AreOpen(policy.Document)) || named.OfType<Principal.AnyAws>().Any())
        {
            string[] collected = [.. deployed.Accounts.Select(account => account.Value)];
            var account = new StringKey("aws:PrincipalAccount");
            yield return Ask(
                StackPrincipal.Stranger("aws") with { Name = "a principal of another account" },
                null,
                [account.IsPresent(), account.IsNot([.. collected, "anonymous"])]);
            yield return Ask(
                new("an AWS service", new Caller.Service("example.amazonaws.com")),
                null,
                [new BoolKey("aws:PrincipalIsAWSService").Is(true), NoOrganization]);
            // STS knows no caller without credentials, except for the calls that take a token of an identity provider.
            if (!request.Action.Text.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
            {
                yield return Ask(
                    StackPrincipal.Anonymous,
                    null,
                    [new StringKey("aws:PrincipalType").Is("Anonymous"), NoOrganization]);
            }
        }
    }

    /// <param name="conditions">What else holds for the requests.</param>
    public AccessAnswer Ask(DeployedPrincipal principal, params Condition[] conditions)
    {
        var (who, caller) = (principal.Principal, principal.Principal.Principal);
        Condition[] tags = [
            .. conditions, .. principal.Tags is { } known ? Tags(PrincipalTag, known, who.PoliciesFor(policy)) : []];
        if (who.Caller is Caller.User)
        {
            return Ask(who, caller, tags);
        }

        // A session can have other tags than its role; the role's are an example where the prover finds no other.
        var answer = Ask(who, caller, conditions);
        return answer.Reason is not null && tags.Length > conditions.Length
            && Ask(who, caller, tags) is { Example: not null } withTags
            ? withTags : answer;
    }

    /// <summary>The answer for a principal that the request of another answer is allowed to; null if it is not.</summary>
    public AccessAnswer? Again(DeployedPrincipal principal, AccessAnswer other)
    {
        var (who, example) = (principal.Principal, other.Example!);
        var policies = PoliciesOf(who);
        var target = request.Resource?.ToString();
        var same = new Request(
            who.Caller, example.Action, target is null || target.AsSpan().IndexOfAny('*', '?') >= 0 ? example.Resource : target,
            request.Owner, example.Context);
        var evaluator = Evaluator.For(policies);
        return evaluator.Decide(same) == Verdict.Allowed
            ? other with { Principal = who.Name, Example = same, By = [.. AllowedBy(evaluator, same)] } : null;
    }

    // RestrictPublicBuckets leaves a bucket with a public policy to AWS services and to its own account. A condition on one of
    // these keys can make a statement not public, so such a statement is not taken for public here.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    private bool IsRestricted => resource is { PublicAccess.IsRestricted: true, Policy.Document.AllStatements: var statements }
        && statements.Any(statement => statement.Effect == Effect.Allow
            && (statement.Principal is not PrincipalElement.Principal named
                || named.Principals.Any(principal => principal is Principal.AnyAws))
            && !statement.Condition.Any(condition => Fixing.Contains(condition.Key.Name)));

    private PolicySet PoliciesOf(StackPrincipal principal) => principal.PoliciesFor(policy) with
    {
        Scp = principal.Caller.Account is { } own && memberships.TryGetValue(own, out var place) ? place.Scp : [],
        Rcp = memberships.TryGetValue(request.Owner, out var owner) ? owner.Rcp : [],
    };

    private AccessAnswer Ask(StackPrincipal principal, Principal? caller, Condition[] facts)
    {
        var own = principal.Caller.Account;
        var policies = PoliciesOf(principal);
        if (!CanBeAllowed(principal, policies)
            || (principal.Caller is not Caller.Service && own != request.Owner && IsRestricted))
        {
            return new(principal.Name, null, [], null);
        }

        Condition[] conditions =
        [
            .. facts,
            .. resource?.Tags is { } tags ? Tags(ResourceTag, tags, policies) : [],
            .. OrganizationOf(caller is null ? null : own),
        ];
        if (SameAsBefore(principal.Caller, policies, conditions) is { } before)
        {
            return Allowed(principal, policies, conditions, before);
        }

        var asked = AnalyzedPolicy.Of(policies, request.Owner, principal.Name);
        switch (Prover.Ask(new Question.NeverAllows(
            caller is null ? asked : asked.AskedBy(caller), conditions is [] ? requests : requests.When(conditions))))
        {
            case Proof.Proved:
                return new(principal.Name, null, [], null);
            case Proof.Refuted { Example.Request: var example }:
                examples.Add((Key(conditions), example));
                return Allowed(principal, policies, conditions, example);
            case Proof.Unknown unknown:
                return new(principal.Name, null, [], unknown.Reason);
            default:
                throw new InvalidOperationException();
        }
    }

    private static AccessAnswer Allowed(StackPrincipal principal, PolicySet policies, Condition[] conditions, Request example) =>
        new(principal.Name, example, [.. AllowedBy(Evaluator.For(policies), example)], null)
        {
            Known = [.. conditions.Select(condition => condition.Key.Name)],
        };

    // A request that another caller was allowed, under the same known conditions, is often allowed to this one too. The
    // evaluator decides it hundreds of times faster than the prover searches one.
    private Request? SameAsBefore(Caller caller, PolicySet policies, Condition[] conditions)
    {
        if (caller is not (Caller.User or Caller.RoleSession))
        {
            return null;
        }

        var key = Key(conditions);
        Evaluator? evaluator = null;
        foreach (var (_, example) in examples.Where(known => known.Conditions == key).Take(MostExamples))
        {
            evaluator ??= Evaluator.For(policies);
            var same = new Request(caller, example.Action, example.Resource, request.Owner, example.Context);
            if (evaluator.Decide(same) == Verdict.Allowed)
            {
                return same;
            }
        }

        return null;
    }

    private static string Key(Condition[] conditions) => string.Join('\n', conditions.Select(condition => condition.ToString()));

    private static IEnumerable<AllowingStatement> AllowedBy(Evaluator evaluator, Request request) =>
        evaluator.Explain(request).Because.OfType<Reason.Applies>()
            .Where(reason => reason.Statement is
            { Effect: Effect.Allow, Type: PolicyType.Identity or PolicyType.Resource })
            .Select(reason => new AllowingStatement(reason.Statement.Policy, reason.Statement.Name)).Distinct();

    // Most principals of an account hold no statement about the action; the prover need not look at them.
    private bool CanBeAllowed(StackPrincipal principal, PolicySet policies)
    {
        var byResource = policies.Resource is { } own && AllowsAction(own.Document);
        return policies.Resource is PolicyOfResource.Key or PolicyOfResource.Trust || principal.Caller.Account != request.Owner
            ? byResource
            : byResource || policies.Identity.Any(held => AllowsAction(held.Document));
    }

    private bool AllowsAction(PolicyDocument document) => document.AllStatements.Any(statement =>
        statement.Effect == Effect.Allow && IsAboutAction(statement.Action) && IsAboutResource(statement.Resource));

    private bool IsAboutAction(ActionElement element) =>
        element is not ActionElement.Action { Patterns: var patterns }
        || request.Action.Text.AsSpan().IndexOfAny('*', '?') >= 0
        || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.Text, request.Action.Text));

    // Two patterns match nothing in common if neither text before the first wildcard begins with the other.
    private bool IsAboutResource(ResourceElement element)
    {
        if (request.Resource is null || element is not ResourceElement.Resource { Patterns: var patterns })
        {
            return true;
        }

        var own = Literal(request.Resource.ToString());
        return patterns.Any(pattern => Literal(pattern.Text) is var other
            && (own.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(own, StringComparison.Ordinal)));

        static string Literal(string pattern) =>
            pattern.IndexOfAny(['*', '?', '$']) is var at and >= 0 ? pattern[..at] : pattern;
    }

    // A key that AWS derives from the account's organization has one value; without a collected organization it stays open.
    private IEnumerable<Condition> OrganizationOf(AccountId? caller)
    {
        if (caller is not null && memberships.TryGetValue(caller, out var place))
        {
            yield return new StringKey(PrincipalOrganization).Is(place.Organization);
        }

        if (request.Resource is not null && memberships.TryGetValue(request.Owner, out var owner))
        {
            yield return new StringKey("aws:ResourceOrgID").Is(owner.Organization);
        }
    }

    // A tag that a policy names and the holder does not have is missing.
    private static IEnumerable<Condition> Tags(string prefix, IReadOnlyDictionary<string, string> tags, PolicySet policies) =>
        Keys(policies).Where(key => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && !tags.Keys.Any(tag => key.AsSpan(prefix.Length).Equals(tag, StringComparison.OrdinalIgnoreCase)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(key => new StringKey(key).IsMissing())
            .Concat(tags.Select(tag => new StringKey(prefix + tag.Key).Is(tag.Value)));

    private static IEnumerable<string> Keys(PolicySet policies) =>
        policies.Identity.Select(policy => (PolicyDocument)policy.Document)
            .Concat(policies.Boundary.Select(policy => policy.Document))
            .Concat(policies.Resource is { } own ? [own.Document] : [])
            .Concat(policies.Scp.SelectMany(level => level.Policies).Select(policy => policy.Document))
            .Concat(policies.Rcp.SelectMany(level => level.Policies).Select(policy => policy.Document))
            .SelectMany(document => document.AllStatements)
            .SelectMany(statement => statement.Condition)
            .Select(condition => condition.Key.Name);
}
