using System.Text.Json;
using IamEngine.Catalogue;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Syntax;

/// <summary>A condition with a known operator.</summary>
internal sealed class ConditionSyntax
{
    private ConditionSyntax(
        StatementSyntax statement,
        string operatorText,
        ConditionOperator op,
        Quantifier quantifier,
        bool ifExists,
        JsonProperty key)
    {
        Statement = statement;
        OperatorText = operatorText;
        Operator = op;
        Quantifier = quantifier;
        IfExists = ifExists;
        Key = key.Name;
        Json = key.Value;
        // The reader reports invalid values.
        Values = JsonMembers.TextOrTexts(key.Value, Path, new Problems(), scalars: true);
    }

    public StatementSyntax Statement { get; }

    /// <summary>The operator as the document spells it.</summary>
    public string OperatorText { get; }

    public ConditionOperator Operator { get; }

    public Quantifier Quantifier { get; }

    public bool IfExists { get; }

    public string Key { get; }

    public JsonElement Json { get; }

    public IReadOnlyList<TextAt> Values { get; }

    public string Path => JsonMembers.Under($"{Statement.Path}.Condition.{OperatorText}", Key);

    public ConditionValueKind Kind => Operator.Kind();

    public bool IsEmptyList => Json.ValueKind == JsonValueKind.Array && Json.GetArrayLength() == 0;

    /// <summary>The key in the catalogue; null if it is unknown.</summary>
    public CatalogueConditionKey? KnownKey => Statement.Policy.KeyOf(Key);

    /// <summary>Whether the condition is true for a request without the key.</summary>
    public bool HoldsWithoutTheKey => Operator == ConditionOperator.Null
        ? Values.Any(value => value.Text.Equals("true", StringComparison.OrdinalIgnoreCase))
        : IfExists || Quantifier == Quantifier.ForAllValues || (Operator.IsNegated() && Quantifier == Quantifier.None);

    /// <summary>
    /// Whether the condition requires the key and one of these values, so that it restricts the statement.
    /// </summary>
    public bool Narrows => !HoldsWithoutTheKey && Operator != ConditionOperator.Null && !Operator.IsNegated();

    /// <summary>The part of the key before its first slash, in the document's case: <c>aws:RequestTag</c>.</summary>
    public string KeyFamily => Key.Split('/', 2)[0];

    public bool IsOf(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

    public bool IsOfFamily(string family) => string.Equals(KeyFamily, family, StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<ConditionSyntax> ReadAll(StatementSyntax statement, JsonElement condition)
    {
        foreach (var member in condition.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object))
        {
            if (ConditionOperators.TryRead(member.Name, out var known, out var quantifier, out var ifExists))
            {
                foreach (var key in member.Value.EnumerateObject())
                {
                    yield return new(statement, member.Name, known, quantifier, ifExists, key);
                }
            }
        }
    }
}
