using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Values that a request might hold under a key instead, to see whether a test then comes out otherwise.</summary>
internal static class Candidates
{
    private const int Enough = 8;

    /// <summary>Values to try in turn; null stands for leaving the key out.</summary>
    public static IEnumerable<ContextValue?> For(ConditionExplanation finding)
    {
        var test = finding.Condition;
        var texts = test.Operator.Kind() switch
        {
            ConditionValueKind.Bool => ["true", "false"],
            ConditionValueKind.Null => [],
            ConditionValueKind.IpAddress => test.Values.Select(FirstAddress).OfType<string>(),
            _ => test.Values.Where(value => !value.Contains("${", StringComparison.Ordinal)).Select(value => Plain(value, test.Operator)),
        };
        foreach (var text in texts.Where(text => text.Length > 0).Take(Enough))
        {
            yield return test.Quantifier == Quantifier.None ? ContextValue.One(text) : ContextValue.Many(text);
        }

        if (finding.InRequest is not null)
        {
            yield return null;
        }
    }

    // A text that a pattern matches: its stars empty, its question marks some character.
    private static string Plain(string value, ConditionOperator condition) => condition.HasWildcards()
        ? value.Replace("*", "", StringComparison.Ordinal).Replace('?', 'x')
        : value;

    private static string? FirstAddress(string text) => Cidr.TryReadLoosely(text, out var block) ? block.AddressAt(0) : null;
}
