using System.Text;
using IamEngine.Decide;
using IamEngine.Model;

namespace Review.Deployed;

/// <summary>
/// Answers for many principals of an account. Principals whose policies say the same about a request share the prover's answer;
/// the evaluator confirms a shared example with the whole policies of each principal.
/// </summary>
internal sealed class SharedAnswers
{
    private readonly DeployedAccounts deployed;
    private readonly Dictionary<Arn, DeployedResource> resources;
    private readonly PolicySlices slices = new();
    private readonly Dictionary<string, AccessAnswer> known = new(StringComparer.Ordinal);
    private readonly Dictionary<(Arn? Holder, AccountId Owner, string Action), CallerMarks> marks = [];

    private (AccessRequest Request, AccessSearch Search)? last;

    public SharedAnswers(DeployedAccounts deployed)
    {
        this.deployed = deployed;
        resources = deployed.Resources.DistinctBy(resource => resource.Arn).ToDictionary(resource => resource.Arn);
    }

    /// <summary>The search of a kind of request; many principals are asked the same, one after the other.</summary>
    public AccessSearch Search(AccessRequest request)
    {
        if (last is not { } known || known.Request != request)
        {
            last = known = (request, new(request, ResourceOf(request), deployed.Memberships));
        }

        return known.Search;
    }

    public DeployedResource? Resource(Arn arn) => resources.GetValueOrDefault(arn);

    /// <summary>Whether an Allow statement of the principal can match the action.</summary>
    public bool MayName(DeployedPrincipal principal, string action) => slices.NamesAction(principal.Principal, new(action));

    /// <summary>The first of the calls that the principal is allowed; null if it is allowed none.</summary>
    /// <param name="gain">What the call gives the principal.</param>
    public PathCall? First(DeployedPrincipal principal, IEnumerable<string> actions, Arn resource, string gain) =>
        actions.Select(action => Try(principal, action, resource, gain)).FirstOrDefault(call => call is not null);

    public PathCall? Try(DeployedPrincipal principal, string action, Arn resource, string gain, params Condition[] when) =>
        MayName(principal, action)
            && Ask(principal, new(new(action), resource, AccountId.Of(resource.Account)), when) is { Example: { } example } answer
            ? new(principal.Principal.Name, example, answer.By, gain) : null;

    /// <summary>What the principal's own policies and its account's service control policies say about an action.</summary>
    public ActionSlice SliceOf(DeployedPrincipal principal, ActionPattern action) => slices.Of(
        principal.Principal, action, principal.Principal.Caller.Account is { } account
            && deployed.Memberships.TryGetValue(account, out var place)
            ? place.Scp.SelectMany(level => level.Policies).Select(policy => policy.Document) : []);

    /// <summary>What the resource's policy and the resource control policies compare with a caller.</summary>
    public CallerMarks MarksOf(AccessRequest request)
    {
        var resource = ResourceOf(request);
        var key = (resource?.Arn, request.Owner, request.Action.Text);
        if (!marks.TryGetValue(key, out var compared))
        {
            IEnumerable<PolicyDocument> rcp = deployed.Memberships.TryGetValue(request.Owner, out var owner)
                ? owner.Rcp.SelectMany(level => level.Policies).Select(policy => policy.Document) : [];
            marks[key] = compared = CallerMarks.Of(
                [.. resource?.Policy?.Document.AllStatements ?? [], .. slices.Statements(rcp, request.Action)]);
        }

        return compared;
    }

    /// <param name="when">What else holds for the requests.</param>
    public AccessAnswer Ask(DeployedPrincipal principal, AccessRequest request, params Condition[] when) =>
        Ask(principal, SliceOf(principal, request.Action), request, when);

    /// <param name="slice">The principal's, for the action of the request.</param>
    public AccessAnswer Ask(DeployedPrincipal principal, ActionSlice slice, AccessRequest request, params Condition[] when)
    {
        var arn = principal.Principal.Arn;
        var (rest, areExact) = request.Resource is null ? (slice, false) : slices.On(slice, request.Resource.ToString());
        var policy = ResourceOf(request)?.Policy;
        var isByResource = policy is not null;
        var allowsItself = slices.AllowsSomething(rest.Identity)
            && (rest.Boundary is not { } limit || slices.AllowsSomething(limit));
        if ((!isByResource && arn.Account != request.Owner.Value) || (!allowsItself && !MayLetIn(policy, arn)))
        {
            return new(principal.Principal.Name, null, [], null);
        }

        var key = new StringBuilder(request.Action.Text).Append(' ').Append(request.Owner).Append(' ')
            .Append(areExact && !isByResource && IsLikeOthers(request) ? request.Resource!.ResourceType : request.Resource)
            .Append(' ').Append(MarksOf(request).Of(principal.Principal)).Append(' ').Append(rest.Key)
            .AppendJoin('\n', when.Select(condition => condition.ToString())).ToString();
        if (!known.TryGetValue(key, out var answer))
        {
            return known[key] = Search(request).Ask(principal, when);
        }

        return answer.Example is null ? answer with { Principal = principal.Principal.Name }
            : Search(request).Again(principal, answer) ?? Search(request).Ask(principal, when);
    }

    // Whether the policy may allow the principal's calls without a policy of its own; one that names its account does not.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
    private static bool MayLetIn(PolicyOfResource? policy, Arn principal)
    {
        return policy is not null
            && (PolicyCallers.AreOpen(policy.Document) || PolicyCallers.Named(policy.Document).Any(MayBe));

        bool MayBe(Principal named) => named switch
        {
            Principal.Service or Principal.Account => false,
            Principal.User { Arn: var user } => IsAlike(user),
            Principal.Role { Arn: var role } => IsAlike(role),
            _ => true,
        };

        bool IsAlike(Arn other) => other.Account == principal.Account && other.LastName == principal.LastName;
    }

    // No resource policy decides about IAM's own calls.
    private DeployedResource? ResourceOf(AccessRequest request) =>
        request.Resource is null || IsOfIam(request) ? null
            : resources.GetValueOrDefault(AccessRequest.Holder(request.Resource));

    private static bool IsOfIam(AccessRequest request) =>
        request.Action.Text.StartsWith("iam:", StringComparison.OrdinalIgnoreCase);

    // AWS reserves some paths of roles to itself.
    private static bool IsLikeOthers(AccessRequest request) => IsOfIam(request)
        && request.Resource is { Service: "iam", ResourceType: "role" or "user" } resource
        && resource.Account == request.Owner.Value && !resource.Resource.Contains("aws-", StringComparison.OrdinalIgnoreCase)
        && resource.ToString().AsSpan().IndexOfAny('*', '?') < 0;
}
