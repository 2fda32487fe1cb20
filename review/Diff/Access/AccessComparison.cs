using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Review.Diff.Access;

/// <summary>Policies before and after, and whose requests on what are compared under them.</summary>
/// <param name="Who">As a reader is told.</param>
/// <param name="Rank">How far away they are: what a stranger gains comes first.</param>
/// <param name="On">What the requests are about, as a reader is told; null where the example says it all.</param>
/// <param name="Before">All policies around such a request in the one report.</param>
/// <param name="After">In the other.</param>
/// <param name="Owner">Whose resources they are.</param>
/// <param name="Callers">Who asks; empty is anyone.</param>
/// <param name="Requests">The requests to compare.</param>
/// <param name="Services">The services to look at one by one; empty is those that the policies name.</param>
internal sealed record AccessComparison(
    string Who, TrustDistance Rank, string? On, PolicySet Before, PolicySet After, AccountId Owner, Seq<Principal> Callers,
    ResourceStatement Requests, Seq<string> Services)
{
    /// <summary>Whether what is allowed after was allowed before, as far as these actions go.</summary>
    public Proof Ask(ActionElement actions, Seq<ActionPattern> except = default)
    {
        // A policy of an endpoint lets through what it allows and gives nothing: the very thing to keep a question to some
        // requests.
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

    /// <summary>Whether a request is one of those compared, and shows the difference.</summary>
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

    // A pull request has dozens of questions, and somebody waits for the answers.
    private static readonly Budget Limit = new(8_000_000);
}

/// <summary>How far somebody is from the stack; the farther, the sooner a reader must see what they gain.</summary>
internal enum TrustDistance
{
    Anonymous,
    OtherAccount,
    TokenHolder,
    AwsService,
    ThisAccount,
    Stack,
}
