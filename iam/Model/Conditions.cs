using System.Collections;

namespace IamEngine.Model;

/// <summary>
/// The name of a condition key, <c>aws:SecureTransport</c>; compared case-insensitively, including the part after a slash.
/// </summary>
public sealed record ConditionKey(string Name) : IComparable<ConditionKey>
{
    public bool Equals(ConditionKey? other) => string.Equals(Name, other?.Name, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    public int CompareTo(ConditionKey? other) => StringComparer.OrdinalIgnoreCase.Compare(Name, other?.Name);

    public override string ToString() => Name;
}

/// <summary>
/// One condition: an operator with an optional quantifier and IfExists, a key and values. The condition is true if any value
/// matches; with a negated operator, if none matches.
/// </summary>
public sealed record Condition(
    ConditionOperator Operator, ConditionKey Key, SortedValues<string> Values, Quantifier Quantifier = Quantifier.None,
    bool IfExists = false)
    : IComparable<Condition>
{
    /// <summary>The operator in JSON: <c>ForAnyValue:StringLikeIfExists</c>.</summary>
    public string OperatorText =>
        $"{(Quantifier == Quantifier.None ? "" : $"{Quantifier}:")}{Operator}{(IfExists ? "IfExists" : "")}";

    /// <summary>
    /// The same condition, also true if the request lacks the key: <c>StringEquals</c> becomes <c>StringEqualsIfExists</c>.
    /// </summary>
    public Condition OrMissing() => Operator == ConditionOperator.Null
        ? throw new InvalidOperationException("Null asks whether the key is there; it has no IfExists form")
        : this with { IfExists = true };

    /// <summary>The position in JSON, which has room for one condition: operator, quantifier, IfExists and key.</summary>
    internal (ConditionOperator, Quantifier, bool, ConditionKey) Place => (Operator, Quantifier, IfExists, Key);

    public int CompareTo(Condition? other) => other is null ? 1
        : Operator == other.Operator && Quantifier == other.Quantifier && IfExists == other.IfExists ? Key.CompareTo(other.Key)
        : string.CompareOrdinal(OperatorText, other.OperatorText);

    public override string ToString() => $"{OperatorText} {Key} {Values}";
}

/// <summary>
/// The Condition element of a statement: it is true if every condition is true. Like JSON, it has one list of values for each
/// operator and key: a second condition on the same operator and key is merged if the meaning stays the same, or refused.
/// </summary>
public sealed record ConditionBlock : IReadOnlyList<Condition>
{
    private readonly SortedValues<Condition> conditions;

    private ConditionBlock(SortedValues<Condition> conditions) => this.conditions = conditions;

    public static ConditionBlock None { get; } = new(default(SortedValues<Condition>));

    public int Count => conditions.Count;

    public Condition this[int index] => conditions[index];

    /// <summary>All of these conditions. Throws <see cref="ArgumentException"/> if JSON cannot express two of them.</summary>
    public static ConditionBlock Of(params ReadOnlySpan<Condition> conditions)
    {
        var byPlace = new Dictionary<(ConditionOperator, Quantifier, bool, ConditionKey), Condition>();
        foreach (var condition in conditions)
        {
            byPlace[condition.Place] = byPlace.TryGetValue(condition.Place, out var known) ? Join(known, condition) : condition;
        }

        return new(byPlace.Values.ToSortedValues());
    }

    /// <summary>Adds conditions. Throws <see cref="ArgumentException"/> if JSON cannot express two of them.</summary>
    public ConditionBlock And(params ReadOnlySpan<Condition> more) => Of([.. conditions, .. more]);

    /// <summary>
    /// Joins two lists under a negated operator: one list means "neither a nor b". Under a positive operator, one list means
    /// "a or b", so a joined list would allow more than both conditions together.
    /// </summary>
    private static Condition Join(Condition known, Condition more) =>
        known.Values == more.Values ? known
        : known.Operator.IsNegated() && known.Quantifier == Quantifier.None
            ? known with { Values = known.Values.Union(more.Values) }
        : throw new ArgumentException(
            $"one condition cannot hold `{known}` and `{more}` both: a second list of values would mean one or the other; name "
                + "all alternatives in one condition");

    public IEnumerator<Condition> GetEnumerator() => ((IEnumerable<Condition>)conditions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(" and ", conditions);
}
