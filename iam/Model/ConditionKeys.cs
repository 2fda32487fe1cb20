using System.Globalization;

namespace IamEngine.Model;

// A key of a known type offers only the operators that its type has, so that a numeric condition on a Boolean key does not
// compile.

/// <summary>A key whose value is text.</summary>
public sealed record StringKey(string Name)
{
    /// <summary><c>"StringEquals": {"KEY": ["a", "b"]}</c>: one of them, case-sensitive.</summary>
    public Condition Is(params ReadOnlySpan<string> values) => Test(ConditionOperator.StringEquals, values);

    /// <summary><c>"StringNotEquals": {"KEY": "a"}</c>: none of them; true when the key is missing.</summary>
    public Condition IsNot(params ReadOnlySpan<string> values) => Test(ConditionOperator.StringNotEquals, values);

    /// <summary><c>"StringLike": {"KEY": "a/*"}</c>.</summary>
    public Condition IsLike(params ReadOnlySpan<string> patterns) => Test(ConditionOperator.StringLike, patterns);

    /// <summary><c>"StringNotLike": {"KEY": "a/*"}</c>; true when the key is missing.</summary>
    public Condition IsNotLike(params ReadOnlySpan<string> patterns) => Test(ConditionOperator.StringNotLike, patterns);

    /// <summary><c>"Null": {"KEY": "false"}</c>.</summary>
    public Condition IsPresent() => Presence.Of(Name, present: true);

    /// <summary><c>"Null": {"KEY": "true"}</c>.</summary>
    public Condition IsMissing() => Presence.Of(Name, present: false);

    /// <summary>The key as a policy variable: <c>${aws:username}</c>.</summary>
    public string Variable => $"${{{Name}}}";

    private Condition Test(ConditionOperator op, ReadOnlySpan<string> values) => new(op, new(Name), SortedValues.Of(values));
}

/// <summary>A multivalued text key, such as <c>aws:TagKeys</c>; a condition on it has a quantifier.</summary>
public sealed record MultiStringKey(string Name)
{
    /// <summary><c>"ForAnyValue:StringEquals": {"KEY": ["a", "b"]}</c>.</summary>
    public Condition HasAnyOf(params ReadOnlySpan<string> values) => Test(Quantifier.ForAnyValue, values);

    /// <summary>
    /// <c>"ForAllValues:StringEquals": {"KEY": ["a", "b"]}</c>. True when the key is missing: add <see cref="IsPresent"/> in an
    /// Allow.
    /// </summary>
    public Condition HasOnly(params ReadOnlySpan<string> values) => Test(Quantifier.ForAllValues, values);

    /// <summary><c>"Null": {"KEY": "false"}</c>.</summary>
    public Condition IsPresent() => Presence.Of(Name, present: true);

    private Condition Test(Quantifier quantifier, ReadOnlySpan<string> values) =>
        new(ConditionOperator.StringEquals, new(Name), SortedValues.Of(values), quantifier);
}

/// <summary>A key whose value is true or false.</summary>
public sealed record BoolKey(string Name)
{
    /// <summary><c>"Bool": {"KEY": "true"}</c>.</summary>
    public Condition Is(bool value) => new(ConditionOperator.Bool, new(Name), [value ? "true" : "false"]);
}

/// <summary>A key whose value is a number.</summary>
public sealed record NumericKey(string Name)
{
    /// <summary><c>"NumericLessThan": {"KEY": "3600"}</c>.</summary>
    public Condition IsLessThan(decimal limit) => Test(ConditionOperator.NumericLessThan, limit);

    /// <summary><c>"NumericLessThanEquals": {"KEY": "3600"}</c>.</summary>
    public Condition IsAtMost(decimal limit) => Test(ConditionOperator.NumericLessThanEquals, limit);

    /// <summary><c>"NumericGreaterThanEquals": {"KEY": "3600"}</c>.</summary>
    public Condition IsAtLeast(decimal limit) => Test(ConditionOperator.NumericGreaterThanEquals, limit);

    private Condition Test(ConditionOperator op, decimal limit) =>
        new(op, new(Name), [limit.ToString(CultureInfo.InvariantCulture)]);
}

/// <summary>A key whose value is an IP address.</summary>
public sealed record IpAddressKey(string Name)
{
    /// <summary><c>"IpAddress": {"KEY": ["203.0.113.0/24"]}</c>.</summary>
    public Condition IsIn(params IEnumerable<Cidr> blocks) => Test(ConditionOperator.IpAddress, blocks);

    /// <summary><c>"NotIpAddress": {"KEY": ["203.0.113.0/24"]}</c>; true when the key is missing.</summary>
    public Condition IsNotIn(params IEnumerable<Cidr> blocks) => Test(ConditionOperator.NotIpAddress, blocks);

    private Condition Test(ConditionOperator op, IEnumerable<Cidr> blocks) =>
        new(op, new(Name), blocks.Select(block => block.ToString()).ToSortedValues());
}

/// <summary>
/// A key whose value is an ARN. Its operators compare the six parts separately, so no wildcard matches across a colon.
/// </summary>
public sealed record ArnKey(string Name)
{
    /// <summary><c>"ArnLike": {"KEY": "arn:aws:elasticmapreduce:us-east-1:123456789012:*"}</c>.</summary>
    public Condition IsLike(params ReadOnlySpan<string> patterns) =>
        new(ConditionOperator.ArnLike, new(Name), SortedValues.Of(patterns));

    /// <summary><c>"ArnNotLike": {"KEY": "arn:..."}</c>; true when the key is missing.</summary>
    public Condition IsNotLike(params ReadOnlySpan<string> patterns) =>
        new(ConditionOperator.ArnNotLike, new(Name), SortedValues.Of(patterns));

    /// <summary><c>"Null": {"KEY": "false"}</c>.</summary>
    public Condition IsPresent() => Presence.Of(Name, present: true);

    /// <summary><c>"ArnEquals": {"KEY": "arn:..."}</c>.</summary>
    public Condition Is(params ReadOnlySpan<Arn> arns)
    {
        var texts = new string[arns.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = arns[i].ToString();
        }

        return new(ConditionOperator.ArnEquals, new(Name), SortedValues.Of(texts));
    }
}

internal static class Presence
{
    public static Condition Of(string name, bool present) => new(ConditionOperator.Null, new(name), [present ? "false" : "true"]);
}
