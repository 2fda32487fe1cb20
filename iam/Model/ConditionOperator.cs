namespace IamEngine.Model;

/// <summary>
/// The condition operators of IAM, without set operator and <c>IfExists</c>.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
public enum ConditionOperator
{
    StringEquals,
    StringNotEquals,
    StringEqualsIgnoreCase,
    StringNotEqualsIgnoreCase,
    StringLike,
    StringNotLike,
    NumericEquals,
    NumericNotEquals,
    NumericLessThan,
    NumericLessThanEquals,
    NumericGreaterThan,
    NumericGreaterThanEquals,
    DateEquals,
    DateNotEquals,
    DateLessThan,
    DateLessThanEquals,
    DateGreaterThan,
    DateGreaterThanEquals,
    Bool,
    BinaryEquals,
    IpAddress,
    NotIpAddress,
    ArnEquals,
    ArnLike,
    ArnNotEquals,
    ArnNotLike,
    Null,
}

/// <summary>The types of values that operators compare.</summary>
public enum ConditionValueKind
{
    String,
    Number,
    Date,
    Bool,
    Binary,
    IpAddress,
    Arn,
    Null,
}

/// <summary>The quantifier of a condition, for multivalued keys.</summary>
public enum Quantifier
{
    /// <summary>No quantifier: for single-valued keys.</summary>
    None,

    /// <summary><c>ForAllValues:</c> every value in the request matches; also true without a value.</summary>
    ForAllValues,

    /// <summary><c>ForAnyValue:</c> at least one value in the request matches.</summary>
    ForAnyValue,
}

public static class ConditionOperators
{
    public static ConditionValueKind Kind(this ConditionOperator op) => op switch
    {
        <= ConditionOperator.StringNotLike => ConditionValueKind.String,
        <= ConditionOperator.NumericGreaterThanEquals => ConditionValueKind.Number,
        <= ConditionOperator.DateGreaterThanEquals => ConditionValueKind.Date,
        ConditionOperator.Bool => ConditionValueKind.Bool,
        ConditionOperator.BinaryEquals => ConditionValueKind.Binary,
        ConditionOperator.IpAddress or ConditionOperator.NotIpAddress => ConditionValueKind.IpAddress,
        <= ConditionOperator.ArnNotLike => ConditionValueKind.Arn,
        _ => ConditionValueKind.Null,
    };

    /// <summary>A negated operator is true when no value matches, and therefore also when the key is missing.</summary>
    public static bool IsNegated(this ConditionOperator op) => op is
        ConditionOperator.StringNotEquals or ConditionOperator.StringNotEqualsIgnoreCase or ConditionOperator.StringNotLike or
        ConditionOperator.NumericNotEquals or ConditionOperator.DateNotEquals or ConditionOperator.NotIpAddress or
        ConditionOperator.ArnNotEquals or ConditionOperator.ArnNotLike;

    /// <summary>
    /// Whether <c>*</c> and <c>?</c> in a value are wildcards. True for the four ARN operators and for the two string operators
    /// with Like.
    /// </summary>
    public static bool HasWildcards(this ConditionOperator op) =>
        op is ConditionOperator.StringLike or ConditionOperator.StringNotLike || op.Kind() == ConditionValueKind.Arn;

    /// <summary>Parses an operator as in JSON: <c>ForAnyValue:StringLikeIfExists</c>. Case-insensitive.</summary>
    public static bool TryRead(string text, out ConditionOperator op, out Quantifier quantifier, out bool ifExists)
    {
        var rest = text.AsSpan();
        quantifier = TakePrefix(ref rest, "ForAllValues:") ? Quantifier.ForAllValues
            : TakePrefix(ref rest, "ForAnyValue:") ? Quantifier.ForAnyValue
            : Quantifier.None;
        ifExists = rest.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        if (ifExists)
        {
            rest = rest[..^"IfExists".Length];
        }

        // Enum.TryParse alone would also accept numbers, lists and white space.
        return Enum.TryParse(rest, ignoreCase: true, out op) && !rest.ContainsAnyExceptInRange('A', 'z');
    }

    private static bool TakePrefix(ref ReadOnlySpan<char> text, string prefix)
    {
        if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        text = text[prefix.Length..];
        return true;
    }
}
