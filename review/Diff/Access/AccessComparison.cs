using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Review.Diff.Access;

/// <summary>Policies before and after a change, and the requests that are compared under them.</summary>
/// <param name="Who">The callers, as shown in the output.</param>
/// <param name="Rank">The distance of the callers from the stack; gains of distant callers come first.</param>
/// <param name="On">The resource of the requests, as shown in the output; null if the example shows it.</param>
/// <param name="Before">All policies that apply to a request in the base.</param>
/// <param name="After">All policies that apply to a request in the head.</param>
/// <param name="Owner">The account that owns the resources.</param>
/// <param name="Callers">The callers of the requests; empty for any caller.</param>
/// <param name="Requests">The requests to compare.</param>
/// <param name="Services">The services to examine one by one; empty for the services in the policies.</param>
internal sealed record AccessComparison(
    string Who, TrustDistance Rank, string? On, PolicySet Before, PolicySet After, AccountId Owner, Seq<Principal> Callers,
    ResourceStatement Requests, Seq<string> Services)
{
    /// <summary>Proves that the head allows nothing new for these actions, or finds an example.</summary>
    public Proof Ask(ActionElement actions, Seq<ActionPattern> except = default)
    {
        // An endpoint policy limits requests and grants nothing, so it can restrict a question to these requests.
        var requests = new ResourceStatement(
            null, Effect.Allow, actions, Requests.Principal, Requests.Resource, Requests.Condition);
        var policy = except.Count == 0
            ? ResourcePolicy.Of(requests)
            : ResourcePolicy.Of(
                requests,
                new(
                    null,
                    Effect.Deny,
                    new ActionElement.Action(except.ToSortedValues()),
                    new PrincipalElement.Everyone(),
                    new ResourceElement.Resource([ResourcePattern.Any]),
                    ConditionBlock.None));
        var after = Asked(policy).AskedBy([.. Callers]);
        var before = AnalyzedPolicy.Of(Before, Owner, "before").AskedBy([.. Callers]);
        return Prover.Ask(new Question.Implies(after, before), Limit);
    }

    /// <summary>Whether a request is one of the compared requests and shows the difference.</summary>
    public bool IsShownBy(Request request) =>
        Asked(ResourcePolicy.Of(Requests)).Decide(request) == Verdict.Allowed
            && Evaluator.For(Before).Decide(request) != Verdict.Allowed;

    private AnalyzedPolicy.Composed Asked(ResourcePolicy requests) =>
        AnalyzedPolicy.Of(After with { Endpoint = [new("the requests asked about", requests)] }, Owner, "after");

    public IEnumerable<PolicyDocument> Documents =>
        ((PolicySet[])[Before, After]).SelectMany(set => (IEnumerable<PolicyDocument>)
        [
            .. set.Identity.Select(policy => policy.Document),
            .. set.Boundary.Select(policy => policy.Document),
            .. set.Resource is { } resource ? [resource.Document] : Array.Empty<PolicyDocument>(),
        ]);

    // A pull request needs dozens of proofs, and a reviewer waits for them.
    private static readonly Budget Limit = new(8_000_000);
}

/// <summary>The distance of a caller from the stack. Gains of a more distant caller are listed earlier.</summary>
internal enum TrustDistance
{
    Anonymous,
    OtherAccount,
    TokenHolder,
    AwsService,
    ThisAccount,
    Stack,
}
