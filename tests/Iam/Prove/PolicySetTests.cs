using CsCheck;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using Tests.Generators;

namespace Tests.Prove;

/// <summary>Complete decisions with every type of policy: compares the prover's formula with the evaluator.</summary>
[Long]
public class PolicySetTests
{
    private static readonly AccountId Owner = AccountId.Of("123456789012");

    private static readonly Gen<Seq<NamedPolicy<IdentityPolicy>>> Identity = Some(GenPolicy.Identity, 1);

    private static readonly Gen<PolicyOfResource?> OfResource = Gen.OneOf(
        Gen.Const((PolicyOfResource?)null),
        GenPolicy.ResourceBased.Select(policy => (PolicyOfResource?)new PolicyOfResource.Plain("resource", policy)),
        GenPolicy.ResourceBased.Select(policy => (PolicyOfResource?)new PolicyOfResource.Key("resource", policy)),
        GenPolicy.Trust.Select(policy => (PolicyOfResource?)new PolicyOfResource.Trust("resource", policy)));

    private static readonly Gen<PolicySet> Set = Gen.Select(
        Identity, Some(GenPolicy.Identity, 3), Some(GenPolicy.Identity, 3), OfResource, Some(GenPolicy.ResourceBased, 4),
        Some(GenPolicy.Identity, 3), Some(GenPolicy.ResourceBased, 3), Gen.Int[0, 5],
        (identity, boundary, session, resource, endpoint, scp, rcp, management) => new PolicySet
        {
            Identity = identity,
            Boundary = boundary,
            Session = session,
            Resource = resource,
            Endpoint = endpoint,
            Scp = scp.Count == 0 ? [] : [new OrganizationLevel<IdentityPolicy>(scp)],
            Rcp = rcp.Count == 0 ? [] : [new OrganizationLevel<ResourcePolicy>(rcp)],
            ManagementAccount = management == 0 ? Owner : management == 1 ? AccountId.Of("123456789013") : null,
        });

    [Fact]
    public void No_request_breaks_what_was_proved_of_two_sets()
    {
        var (proved, refuted, unknown) = (0, 0, 0);
        Gen.Select(Set, Set, Gen.Int[0, 5], Later.Of(RealRequest.Of(Owner).Array[60])).Sample((one, other, how, requests) =>
        {
            var (subject, bound) = (AnalyzedPolicy.Of(one, Owner), AnalyzedPolicy.Of(Varied(one, other, how), Owner));
            var proof = Prover.Ask(new Question.Implies(subject, bound));
            Count(proof, ref proved, ref refuted, ref unknown);
            if (proof is Proof.Proved)
            {
                var breaking = Array.Find(
                    requests.Value,
                    request => subject.Decide(request) == Verdict.Allowed && bound.Decide(request) != Verdict.Allowed
                        && request.IsInPartitionOf(subject, bound));
                Assert.True(
                    breaking is null, $"{proof}, but {breaking} with {string.Join("; ", breaking?.AllKeys.Entries ?? [])}");
            }
        }, iter: Cases.Or(600));
        Assert.True(proved > 20 && refuted > 20, $"only {proved} proved and {refuted} refuted: the cases are too much alike");
        Assert.True(unknown * 10 < proved + refuted, $"{unknown} unknown beside {proved} proved and {refuted} refuted");
    }

    [Fact]
    public void One_request_is_never_allowed_exactly_where_the_evaluator_does_not_allow_it()
    {
        var (proved, refuted, unknown) = (0, 0, 0);
        Gen.Select(Set, RealRequest.Of(Owner)).Sample((set, request) =>
        {
            var subject = AnalyzedPolicy.Of(set, Owner);
            var proof = Prover.Ask(
                new Question.NeverAllows(
                    subject, RequestSet.Of(new ActionPattern(request.Action)).On(new ResourcePattern(request.Resource))));
            Count(proof, ref proved, ref refuted, ref unknown);
            Assert.False(
                proof is Proof.Proved && subject.Decide(request) == Verdict.Allowed && request.IsInPartitionOf(subject),
                $"{proof}, but {request}");
        }, iter: Cases.Or(300));
        Assert.True(proved > 20 && refuted > 20, $"only {proved} proved and {refuted} refuted: the cases are too much alike");
    }

    private static void Count(Proof proof, ref int proved, ref int refuted, ref int unknown)
    {
        if (proof is Proof.Unknown no)
        {
            Assert.DoesNotContain("see a request differently", no.Reason, StringComparison.Ordinal);
        }

        _ = proof switch
        {
            Proof.Proved => Interlocked.Increment(ref proved),
            Proof.Refuted => Interlocked.Increment(ref refuted),
            _ => Interlocked.Increment(ref unknown),
        };
    }

    // A policy set with one part from another set.
    private static PolicySet Varied(PolicySet set, PolicySet other, int how) => how switch
    {
        0 => set with { Identity = set.Identity.AddRange(other.Identity) },
        1 => set with { Boundary = other.Boundary },
        2 => set with { Session = [] },
        3 => set with { Resource = other.Resource },
        4 => set with { Scp = other.Scp, Rcp = [] },
        _ => set,
    };

    private static Gen<Seq<NamedPolicy<T>>> Some<T>(Gen<T> policy, int oneIn) where T : PolicyDocument =>
        Gen.Select(policy.Array[1, 2], Gen.Int[1, oneIn], (policies, drawn) => drawn == 1
            ? policies.Select((document, index) => new NamedPolicy<T>($"{index}", document)).ToSeq()
            : (Seq<NamedPolicy<T>>)[]);
}
