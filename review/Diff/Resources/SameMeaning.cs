using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Diff.Resources;

/// <summary>
/// Whether two documents are equivalent for every attachment: they allow the same requests and deny the same requests.
/// </summary>
internal static class SameMeaning
{
    public static bool Of(PolicyDocument one, PolicyDocument other) => Allow(one, other) && Allow(Open(one), Open(other));

    /// <summary>Asks whether the second document denies every request that the first one denies.</summary>
    public static Proof DeniesAsMuch(PolicyDocument one, PolicyDocument other) => Prover.Ask(
        new Question.Implies(AnalyzedPolicy.Of(Open(other), "head"), AnalyzedPolicy.Of(Open(one), "base")));

    private static bool Allow(PolicyDocument one, PolicyDocument other) =>
        Prover.Ask(new Question.Equivalent(AnalyzedPolicy.Of(one, "base"), AnalyzedPolicy.Of(other, "head"))).IsProved;

    /// <summary>
    /// The document with an added statement that allows everything, so that it allows all requests that it does not deny.
    /// </summary>
    private static PolicyDocument Open(PolicyDocument document)
    {
        var any = new ActionElement.Action([ActionPattern.Any]);
        var everything = new ResourceElement.Resource([ResourcePattern.Any]);
        return document switch
        {
            IdentityPolicy identity => new IdentityPolicy(
                identity.Statements.Add(new(null, Effect.Allow, any, everything, ConditionBlock.None))),
            TrustPolicy trust => new TrustPolicy(
                trust.Statements.Add(new(null, Effect.Allow, any, new PrincipalElement.Everyone(), ConditionBlock.None))),
            ResourcePolicy resource => new ResourcePolicy(
                resource.Statements.Add(
                    new(null, Effect.Allow, any, new PrincipalElement.Everyone(), everything, ConditionBlock.None))),
            _ => throw new ArgumentException($"{document.GetType()} is no kind of document", nameof(document)),
        };
    }
}
