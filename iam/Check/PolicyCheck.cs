using IamEngine.Check.Rules;
using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check;

/// <summary>
/// Checks a document against every rule: <c>Assert.Empty(PolicyCheck.Run(document))</c> in a unit test. For any text it
/// returns findings and does not throw; the time grows linearly with the text.
/// </summary>
public static class PolicyCheck
{
    /// <summary>The maximum number of findings per rule.</summary>
    public const int MostFindingsOfARule = 1_000;

    private const int LongestMessage = 1_000;

    /// <summary>
    /// Checks a document by the kind of its type; a <see cref="ResourcePolicy"/> as a resource policy of any service.
    /// </summary>
    public static Seq<PolicyFinding> Run(PolicyDocument document) => Run(document, document switch
    {
        TrustPolicy => PolicyKind.Trust,
        ResourcePolicy => PolicyKind.Resource,
        _ => PolicyKind.Identity,
    });

    /// <summary>Checks a document as the given kind.</summary>
    public static Seq<PolicyFinding> Run(PolicyDocument document, PolicyKind kind) => Run(PolicyWriter.Write(document), kind);

    /// <summary>Checks JSON text as a document of the given kind. Findings have the order of the rules.</summary>
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
                yield return Finding(
                    rule, new("$", $"this is found more than {MostFindingsOfARule} times; further ones are not listed"));
                yield break;
            }

            yield return Finding(rule, violation);
        }
    }

    private static PolicyFinding Finding(Rule rule, Violation violation) => new(
        rule.Code,
        violation.Severity ?? rule.Severity,
        violation.Path,
        violation.Message.Length <= LongestMessage ? violation.Message : $"{violation.Message[..LongestMessage]}...",
        rule.Help,
        rule.Link);
}
