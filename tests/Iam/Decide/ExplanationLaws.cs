using CsCheck;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;

namespace Tests.Decide;

/// <summary>
/// An explanation is correct: it has the same decision, the statements in it suffice for the decision, and its proposals change
/// it.
/// </summary>
[Long]
public class ExplanationLaws
{
    private const int Iterations = 5_000;

    private static readonly Gen<(Request Request, PolicySet Policies)> Any = Gen.Select(Given.Request, Given.Policies);

    [Fact]
    public void An_explained_decision_equals_the_plain_decision() => Any.Sample(
        (request, policies) =>
            Evaluator.For(policies) is var evaluator && evaluator.Explain(request).Verdict == evaluator.Decide(request),
        iter: Iterations);

    [Fact]
    public void The_named_statements_are_sufficient() => Any.Sample(
        (request, policies) =>
        {
            var decision = Evaluator.For(policies).Explain(request);
            return decision.Verdict == Verdict.ImplicitlyDenied
                || Evaluator.For(Only(policies, Named(decision))).Decide(request) == decision.Verdict;
        },
        iter: Iterations);

    [Fact]
    public void The_named_statements_are_necessary() => Any.Sample(
        (request, policies) =>
        {
            var decision = Evaluator.For(policies).Explain(request);
            var named = Named(decision);
            return decision.Verdict == Verdict.ImplicitlyDenied
                || named.All(
                    left => Evaluator.For(Only(policies, [.. named.Where(other => other != left)]))
                    .Decide(request) != decision.Verdict);
        },
        iter: Iterations);

    [Fact]
    public void A_proposed_change_of_the_request_allows_it() => Any.Sample(
        (request, policies) =>
        {
            var evaluator = Evaluator.For(policies);
            return evaluator.Explain(request).WouldBeAllowedBy.OfType<Change.OfContext>().All(change =>
                evaluator.Decide(request.With(Changed(request.Context, change))) == Verdict.Allowed
                || evaluator.Decide(
                    request.With(
                        request.Context.With(
                            change.Key.Name, ContextValue.Many(change.Value?.Trim('[', ']') ?? "")))) == Verdict.Allowed);
        },
        iter: Iterations);

    [Fact]
    public void Removing_the_proposed_Deny_allows_the_request() => Any.Sample(
        (request, policies) =>
        {
            var decision = Evaluator.For(policies).Explain(request);
            return decision.WouldBeAllowedBy.OfType<Change.OfDeny>().All(change =>
                Evaluator.For(Without(policies, (change.Statement.Policy, change.Statement.Index)))
                    .Decide(request) == Verdict.Allowed);
        },
        iter: Iterations);

    [Fact]
    public void Every_denial_has_a_reason() => Any.Sample(
        (request, policies) => Evaluator.For(policies).Explain(request) is var decision
            && (decision.Verdict == Verdict.Allowed || decision.Because.Count > 0),
        iter: Iterations);

    private static RequestContext Changed(RequestContext context, Change.OfContext change) =>
        change.Value is null ? context.Without(change.Key.Name) : context.With(change.Key.Name, ContextValue.One(change.Value));

    private static HashSet<(string Policy, int Index)> Named(Decision decision) =>
        [.. decision.Because.OfType<Reason.Applies>().Select(reason => (reason.Statement.Policy, reason.Statement.Index))];

    private static PolicySet Without(PolicySet policies, (string, int) left) => Keep(policies, place => place != left);

    private static PolicySet Only(PolicySet policies, HashSet<(string, int)> kept) => Keep(policies, kept.Contains);

    // A policy without statements stays in the set, because its presence affects the decision.
    private static PolicySet Keep(PolicySet policies, Func<(string, int), bool> keep) => policies with
    {
        Identity = Keep(policies.Identity, keep),
        Boundary = Keep(policies.Boundary, keep),
        Session = Keep(policies.Session, keep),
        Scp = policies.Scp.Select(level => new OrganizationLevel<IdentityPolicy>(Keep(level.Policies, keep))).ToSeq(),
        Resource = policies.Resource switch
        {
            PolicyOfResource.Plain plain => plain with { Policy = Kept(plain.Policy, keep) },
            PolicyOfResource.Key key => key with { Policy = Kept(key.Policy, keep) },
            PolicyOfResource.Trust trust => trust with
            {
                Policy = trust.Policy with
                {
                    Statements = trust.Policy.Statements.Where((_, index) => keep((trust.Name, index)))
                    .ToSeq()
                },
            },
            _ => null,
        },
    };

    private static ResourcePolicy Kept(ResourcePolicy policy, Func<(string, int), bool> keep) =>
        policy with { Statements = policy.Statements.Where((_, index) => keep(("resource", index))).ToSeq() };

    private static Seq<NamedPolicy<IdentityPolicy>> Keep(
        Seq<NamedPolicy<IdentityPolicy>> policies, Func<(string, int), bool> keep) => policies
        .Select(policy => policy with
        {
            Document = policy.Document with
            {
                Statements = policy.Document.Statements.Where(
                (_, index) => keep((policy.Name, index))).ToSeq()
            },
        })
        .ToSeq();
}
