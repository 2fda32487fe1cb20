using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Other values for a condition key, to test whether they change the result of a condition.</summary>
internal static class Candidates
{
    private const int Enough = 8;

    /// <summary>The values to try; null removes the key.</summary>
    public static IEnumerable<ContextValue?> For(ConditionExplanation explanation)
    {
        var condition = explanation.Condition;
        var texts = condition.Operator.Kind() switch
        {
            ConditionValueKind.Bool => ["true", "false"],
            ConditionValueKind.Null => [],
            ConditionValueKind.IpAddress => condition.Values.Select(FirstAddress).OfType<string>(),
            _ => condition.Values.Where(value => !value.Contains("${", StringComparison.Ordinal))
                .Select(value => Plain(value, condition.Operator)),
        };
        foreach (var text in texts.Where(text => text.Length > 0).Take(Enough))
        {
            yield return condition.Quantifier == Quantifier.None ? ContextValue.One(text) : ContextValue.Many(text);
        }

        if (explanation.InRequest is not null)
        {
            yield return null;
        }
    }

    // A text that the pattern matches: every star matches nothing, every question mark one character.
    private static string Plain(string value, ConditionOperator op) => op.HasWildcards()
        ? value.Replace("*", "", StringComparison.Ordinal).Replace('?', 'x')
        : value;

    private static string? FirstAddress(string text) => Cidr.TryReadLoosely(text, out var block) ? block.AddressAt(0) : null;
}
