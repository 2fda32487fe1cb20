using IamEngine.Model;

namespace Review.Access;

/// <summary>A condition's tests in words: <c>from 203.0.113.0/24</c>, <c>with a second factor</c>.</summary>
public static class ConditionWords
{
    public static IEnumerable<string> Of(ConditionBlock condition) => condition.Select(Of);

    /// <summary>Common tests as a phrase; all others as operator, key and values.</summary>
    public static string Of(Condition test)
    {
        var values = string.Join(" or ", test.Values);
        return test is { Quantifier: Quantifier.None, IfExists: false } ? (test.Key.Name.ToUpperInvariant(), test.Operator) switch
        {
            ("AWS:SOURCEIP", ConditionOperator.IpAddress) => $"from {values}",
            ("AWS:SOURCEACCOUNT", ConditionOperator.StringEquals) => $"for account {values}",
            ("AWS:SOURCEARN", ConditionOperator.ArnLike or ConditionOperator.ArnEquals) => $"for {values}",
            ("AWS:MULTIFACTORAUTHPRESENT", ConditionOperator.Bool) when values == "true" => "with a second factor (MFA)",
            ("AWS:MULTIFACTORAUTHAGE", ConditionOperator.NumericLessThan) => $"second factor (MFA) less than {values} s old",
            ("AWS:MULTIFACTORAUTHAGE", ConditionOperator.NumericLessThanEquals) => $"second factor (MFA) at most {values} s old",
            ("STS:EXTERNALID", ConditionOperator.StringEquals) => $"with the external id {values}",
            ("STS:ROLESESSIONNAME", ConditionOperator.StringEquals) => $"in a session named {values}",
            ("IAM:PASSEDTOSERVICE", ConditionOperator.StringEquals) => $"only to {values}",
            _ => Spelled(test, values),
        } : Spelled(test, values);
    }

    private static string Spelled(Condition test, string values)
    {
        var who = test.Quantifier switch
        {
            Quantifier.ForAllValues => $"every {test.Key}",
            Quantifier.ForAnyValue => $"some {test.Key}",
            _ => test.Key.Name,
        };
        return $"{who} {Verb(test, values)}{(test.IfExists ? ", or is missing" : "")}";
    }

    private static string Verb(Condition test, string values) => test.Operator switch
    {
        ConditionOperator.Null => values == "true" ? "is missing" : "is there",
        ConditionOperator.StringLike or ConditionOperator.ArnLike => $"is like {values}",
        ConditionOperator.StringNotLike or ConditionOperator.ArnNotLike => $"is not like {values}",
        ConditionOperator.StringEqualsIgnoreCase => $"is {values} in any case",
        ConditionOperator.StringNotEqualsIgnoreCase => $"is not {values} in any case",
        ConditionOperator.NumericLessThan or ConditionOperator.DateLessThan => $"is less than {values}",
        ConditionOperator.NumericLessThanEquals or ConditionOperator.DateLessThanEquals => $"is at most {values}",
        ConditionOperator.NumericGreaterThan or ConditionOperator.DateGreaterThan => $"is more than {values}",
        ConditionOperator.NumericGreaterThanEquals or ConditionOperator.DateGreaterThanEquals => $"is at least {values}",
        ConditionOperator.IpAddress => $"is in {values}",
        ConditionOperator.NotIpAddress => $"is not in {values}",
        var negated when negated.IsNegated() => $"is not {values}",
        _ => $"is {values}",
    };
}
