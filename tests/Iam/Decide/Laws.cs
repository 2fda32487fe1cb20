using CsCheck;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Tests.Generators;

namespace Tests.Decide;

/// <summary>Properties of every decision, for any policies.</summary>
[Long]
public class Laws
{
    private const int Iterations = 3_000;

    private static readonly Gen<(Request Request, PolicySet Policies)> Any = Gen.Select(Given.Request, Given.Policies);

    private static readonly Gen<(Request Request, PolicySet Policies, IdentityStatement Statement)> WithStatement =
        Gen.Select(Given.Request, Given.Policies, GenPolicy.IdentityStatement);

    [Fact]
    public void Without_policies_only_root_is_allowed() => Given.Request.Sample(
        request => Evaluator.For(PolicySet.None).Decide(request) == Verdict.ImplicitlyDenied
            || (request.Caller is Caller.AccountRoot && request.IsWithinOneAccount),
        iter: Iterations);

    [Fact]
    public void A_Deny_of_everything_beats_every_Allow() => Any.Sample(
        (request, policies) => request.Caller is not (Caller.User or Caller.RoleSession or Caller.FederatedUser)
            || Decide(request, WithIdentity(policies, Everything(Effect.Deny))) == Verdict.ExplicitlyDenied,
        iter: Iterations);

    [Fact]
    public void Adding_a_Deny_never_gives_access() => WithStatement.Sample(
        (request, policies, statement) => Decide(request, policies) == Verdict.Allowed
            || Decide(request, WithIdentity(policies, As(Effect.Deny, statement))) != Verdict.Allowed,
        iter: Iterations);

    [Fact]
    public void Adding_an_Allow_to_an_identity_never_takes_access_away() => WithStatement.Sample(
        (request, policies, statement) => Decide(request, policies) != Verdict.Allowed
            || Decide(request, WithIdentity(policies, As(Effect.Allow, statement))) == Verdict.Allowed,
        iter: Iterations);

    [Fact]
    public void Adding_an_Allow_never_makes_or_lifts_an_explicit_Deny() => WithStatement.Sample(
        (request, policies, statement) => (Decide(request, policies) == Verdict.ExplicitlyDenied)
            == (Decide(request, WithIdentity(policies, As(Effect.Allow, statement))) == Verdict.ExplicitlyDenied),
        iter: Iterations);

    [Fact]
    public void Adding_a_boundary_never_gives_access() => Gen.Select(Given.Request, Given.Policies, GenPolicy.Identity).Sample(
        (request, policies, boundary) => policies.Boundary.Count > 0 || Decide(request, policies) == Verdict.Allowed
            || Decide(request, policies with { Boundary = Given.Named("boundary", [boundary]) }) != Verdict.Allowed,
        iter: Iterations);

    [Fact]
    public void The_order_of_statements_does_not_matter() => Any.Sample(
        (request, policies) =>
            Decide(request, policies) == Decide(request, EachIdentity(policies, statements => statements.Reverse())),
        iter: Iterations);

    [Fact]
    public void Repeating_a_statement_does_not_matter() => Any.Sample(
        (request, policies) =>
            Decide(request, policies) == Decide(request, EachIdentity(policies, statements => statements.Concat(statements))),
        iter: Iterations);

    [Fact]
    public void Two_policies_equal_one_with_the_statements_of_both() => Any.Sample(
        (request, policies) => policies.Identity.Select(policy => policy.Document.Version.HasVariables()).Distinct().Count() != 1
            || Decide(request, policies) == Decide(request, policies with
            {
                Identity = Given.Named("one", [policies.Identity[0].Document with
                {
                    Statements = policies.Identity.SelectMany(policy => policy.Document.Statements).ToSeq(),
                }]),
            }),
        iter: Iterations);

    [Fact]
    public void Writing_and_reading_policies_changes_no_decision() => Any.Sample(
        (request, policies) => Decide(request, policies) == Decide(request, policies with
        {
            Identity = policies.Identity
                .Select(policy => policy with { Document = PolicyReader.Identity(PolicyWriter.Write(policy.Document)).OrThrow() })
                    .ToSeq(),
            Resource = policies.Resource switch
            {
                PolicyOfResource.Plain plain =>
                    plain with { Policy = PolicyReader.Resource(PolicyWriter.Write(plain.Policy)).OrThrow() },
                var other => other,
            },
        }),
        iter: Iterations);

    [Fact]
    public void The_case_of_an_action_does_not_matter() => Any.Sample(
        (request, policies) => Decide(request, policies)
            == Decide(new(
                request.Caller, request.Action.ToUpperInvariant(), request.Resource, request.ResourceAccount, request.Context),
                policies),
        iter: Iterations);

    private static Verdict Decide(Request request, PolicySet policies) => Evaluator.For(policies).Decide(request);

    private static IdentityStatement Everything(Effect effect) =>
        new(null, effect, new ActionElement.Action([ActionPattern.Any]), new ResourceElement.Resource([ResourcePattern.Any]),
            ConditionBlock.None);

    private static IdentityStatement As(Effect effect, IdentityStatement statement) =>
        new(statement.Sid, effect, statement.Action, statement.Resource, statement.Condition);

    private static PolicySet WithIdentity(PolicySet policies, IdentityStatement statement) =>
        policies with { Identity = policies.Identity.Add(new("added", IdentityPolicy.Of(statement))) };

    private static PolicySet EachIdentity(
        PolicySet policies, Func<IEnumerable<IdentityStatement>, IEnumerable<IdentityStatement>> change) => policies with
        {
            Identity = policies.Identity
            .Select(policy =>
                policy with { Document = policy.Document with { Statements = change([.. policy.Document.Statements]).ToSeq() } })
            .ToSeq(),
        };
}
