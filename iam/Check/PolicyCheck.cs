using IamEngine.Check.Rules;
using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check;

/// <summary>
/// Holds a document against every rule: <c>Assert.Empty(PolicyCheck.Run(document))</c> in a unit test, or any JSON text. Whatever
/// the text is made of, nothing is thrown, and the time grows with its length.
/// </summary>
public static class PolicyCheck
{
    /// <summary>A rule that finds its fault more often than this tells no more of it: a document that it is wrong with throughout.</summary>
    public const int MostFindingsOfARule = 1_000;

    private const int LongestMessage = 1_000;

    /// <summary>Checks a document as the kind that its type says: a <see cref="ResourcePolicy"/> as one of any service.</summary>
    public static Seq<PolicyFinding> Run(PolicyDocument document) => Run(document, document switch
    {
        TrustPolicy => PolicyKind.Trust,
        ResourcePolicy => PolicyKind.Resource,
        _ => PolicyKind.Identity,
    });

    /// <summary>Checks a document as it would be written.</summary>
    public static Seq<PolicyFinding> Run(PolicyDocument document, PolicyKind kind) => Run(PolicyWriter.Write(document), kind);

    /// <summary>Checks a JSON text as a document of this kind. Findings come in the order of the rules.</summary>
    public static Seq<PolicyFinding> Run(string json, PolicyKind kind)
    {
        var policy = PolicySyntax.Read(json, kind);
        return AllRules.Rules.Where(rule => rule.AppliesTo(kind)).SelectMany(rule => FindingsOf(rule, policy)).ToSeq();
    }

    private static IEnumerable<PolicyFinding> FindingsOf(Rule rule, PolicySyntax policy)
    {
        var count = 0;
        foreach (var violation in rule.Analyze(policy))
        {
            if (++count > MostFindingsOfARule)
            {
                yield return Finding(rule, new("$", $"this is found more than {MostFindingsOfARule} times; the others are not told"));
                yield break;
            }

            yield return Finding(rule, violation);
        }
    }

    private static PolicyFinding Finding(Rule rule, Violation violation) => new(
        rule.Code,
        rule.Severity,
        violation.Path,
        violation.Message.Length <= LongestMessage ? violation.Message : $"{violation.Message[..LongestMessage]}...",
        rule.Help,
        rule.Link);
}
