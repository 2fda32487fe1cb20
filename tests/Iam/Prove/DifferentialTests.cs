using CsCheck;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using Tests.Generators;

namespace Tests.Prove;

/// <summary>
/// Compares the prover with the evaluator on policies with every operator and every kind of principal. The prover itself checks
/// each example with the evaluator; these tests check proofs: no random request contradicts one.
/// </summary>
[Long]
public class DifferentialTests
{
    private const int RequestsPerPair = 60;

    [Fact]
    public void No_request_breaks_what_was_proved_of_identity_policies() =>
        Check(Pairs(
            GenPolicy.Identity, GenPolicy.IdentityStatement, policy => policy.Statements, (policy, statements) =>
            policy with { Statements = statements }), policy => AnalyzedPolicy.Of(policy));

    [Fact]
    public void No_request_breaks_what_was_proved_of_trust_policies() =>
        Check(Pairs(
            GenPolicy.Trust, GenPolicy.TrustStatement, policy => policy.Statements, (policy, statements) =>
            policy with { Statements = statements }), policy => AnalyzedPolicy.Of(policy));

    [Fact]
    public void No_request_breaks_what_was_proved_of_resource_policies() =>
        Check(Pairs(
            GenPolicy.ResourceBased, GenPolicy.ResourceStatement, policy => policy.Statements, (policy, statements) =>
            policy with { Statements = statements }), policy => AnalyzedPolicy.Of(policy));

    /// <summary>Two policies that often differ in only one statement.</summary>
    internal static Gen<(T One, T Other)> Pairs<T, TStatement>(
        Gen<T> policy, Gen<TStatement> statement, Func<T, Seq<TStatement>> statements, Func<T, Seq<TStatement>, T> with) =>
        Gen.Select(policy, policy, statement, Gen.Int[0, 5], (one, other, more, how) => how switch
        {
            0 => (one, other),
            1 => (one, with(one, statements(one).Add(more))),
            2 => (with(one, statements(one).Add(more)), one),
            3 => (with(one, statements(one).Skip(1).ToSeq()), one),
            4 => (one, with(one, [more])),
            _ => (with(one, statements(one).Append(more).Reverse().ToSeq()), with(one, statements(one).Add(more))),
        });

    private static void Check<T>(Gen<(T One, T Other)> pairs, Func<T, AnalyzedPolicy> subject) where T : PolicyDocument
    {
        var (proved, refuted, unknown) = (0, 0, 0);
        Gen.Select(pairs, Later.Of(RealRequest.Gen.Array[RequestsPerPair])).Sample((pair, requests) =>
        {
            var (one, other) = (subject(pair.One), subject(pair.Other));
            var proof = Prover.Ask(new Question.Implies(one, other));
            _ = proof switch
            {
                Proof.Proved => Interlocked.Increment(ref proved),
                Proof.Refuted => Interlocked.Increment(ref refuted),
                _ => Interlocked.Increment(ref unknown),
            };
            if (proof is Proof.Proved)
            {
                var breaking = Array.Find(
                    requests.Value,
                    request => one.Decide(request) == Verdict.Allowed && other.Decide(request) != Verdict.Allowed
                        && request.IsInPartitionOf(one, other));
                Assert.True(
                    breaking is null, $"{proof}, but {breaking} with {string.Join("; ", breaking?.AllKeys.Entries ?? [])}");
            }
            else if (proof is Proof.Unknown no)
            {
                Assert.DoesNotContain("see a request differently", no.Reason, StringComparison.Ordinal);
            }
        }, iter: Cases.Or(800), print: drawn =>
            $"{PolicyWriter.Write(drawn.Item1.One)}\n{PolicyWriter.Write(drawn.Item1.Other)}");
        Assert.True(proved > 20 && refuted > 20, $"only {proved} proved and {refuted} refuted: the cases are too much alike");
        Assert.True(unknown * 20 < proved + refuted, $"{unknown} unknown beside {proved} proved and {refuted} refuted");
    }
}
