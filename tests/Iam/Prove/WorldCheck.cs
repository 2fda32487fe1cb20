using CsCheck;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Tests.Prove;

/// <summary>
/// Compares the prover with all requests of a small set: the prover must find every violation of a claim, and every proof must be
/// true for all requests.
/// </summary>
internal static class WorldCheck
{
    /// <param name="mayBeUnknown">Whether a few answers may be "unknown", as in comparisons of policy variables.</param>
    public static void Implies<T>(
        Gen<(T, T)> pairs, IReadOnlyList<Request> world, Func<T, AnalyzedPolicy> subject, Func<T, string> print, long usual,
        bool mayBeUnknown = false)
    {
        var (proved, refuted, unknown) = (0, 0, 0);
        pairs.Sample(pair =>
        {
            var (one, other) = (subject(pair.Item1), subject(pair.Item2));
            var breaking = world.FirstOrDefault(
                request => one.Decide(request) == Verdict.Allowed && other.Decide(request) != Verdict.Allowed);
            var proof = Prover.Ask(new Question.Implies(one, other));
            switch (proof)
            {
                case Proof.Proved:
                    Interlocked.Increment(ref proved);
                    Assert.True(
                        breaking is null, $"{proof}, but {breaking} with {string.Join("; ", breaking?.AllKeys.Entries ?? [])}");
                    break;
                case Proof.Refuted:
                    Interlocked.Increment(ref refuted);
                    break;
                default:
                    Interlocked.Increment(ref unknown);
                    Assert.True(mayBeUnknown, proof.ToString());
                    break;
            }
        }, iter: Cases.Or(usual), print: pair => $"{print(pair.Item1)}\n{print(pair.Item2)}");
        Assert.True(proved > 20 && refuted > 20, $"only {proved} proved and {refuted} refuted: the cases are too much alike");
        Assert.True(unknown * 5 < proved + refuted, $"{unknown} unknown beside {proved} proved and {refuted} refuted");
    }

    public static string Print(PolicyDocument policy) => PolicyWriter.Write(policy);

    /// <summary>Two policies that are often nearly equal: one statement is added, removed or changed.</summary>
    public static Gen<(T, T)> Pairs<T, TStatement>(Gen<TStatement> statement, Func<IEnumerable<TStatement>, T> policy) =>
        Gen.Select(statement.Array[1, 3], statement, Gen.Int[0, 4], (statements, more, how) => how switch
    {
        0 => (policy(statements), policy([.. statements.Skip(1), more])),
        1 => (policy([.. statements, more]), policy(statements)),
        2 => (policy(statements), policy([.. statements, more])),
        3 => (policy(statements.Skip(1).Prepend(more)), policy([more])),
        _ => (policy(statements), policy([more])),
    });
}
