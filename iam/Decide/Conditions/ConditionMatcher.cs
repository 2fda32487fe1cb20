using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>What decides a condition.</summary>
internal enum ConditionBasis
{
    /// <summary>The values are compared.</summary>
    Values,

    /// <summary>The request has no such key, or no value for it.</summary>
    Missing,

    /// <summary>The key is multivalued and the operator has no ForAllValues or ForAnyValue.</summary>
    NoSetOperator,
}

/// <summary>
/// The result of one condition: the index of the request value that decides and of the policy value that it matches. -1 means
/// none.
/// </summary>
internal readonly record struct ConditionMatch(bool Holds, ConditionBasis Basis, int RequestValue, int PolicyValue);

/// <summary>
/// A compiled condition: applies negation, quantifier, IfExists and missing keys to the comparison of values.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// </summary>
internal sealed class ConditionMatcher(Condition condition, PolicyVersion version)
{
    private readonly Operand operand = Operand.Of(condition, version);
    private readonly string key = condition.Key.Name;
    private readonly bool negated = condition.Operator.IsNegated();

    public Condition Condition { get; } = condition;

    public ConditionMatch Match(Request request) => Match(request, ValueIn(request));

    /// <summary>The request's value of the condition's key; null if missing.</summary>
    public ContextValue? ValueIn(Request request) => request.AllKeys.Find(key);

    /// <summary>The result, given the value that <see cref="ValueIn"/> returns.</summary>
    public ConditionMatch Match(Request request, ContextValue? value)
    {
        if (Condition.Operator == ConditionOperator.Null)
        {
            var matched = operand.FirstMatch(value is null or { IsNull: true } ? "true" : "false", request);
            return new(matched >= 0, ConditionBasis.Values, -1, matched);
        }

        return Condition.Quantifier switch
        {
            Quantifier.ForAllValues => MatchAll(value, request),
            Quantifier.ForAnyValue => MatchAny(value, request),
            _ => MatchOne(value, request),
        };
    }

    private ConditionMatch MatchOne(ContextValue? value, Request request)
    {
        if (value is null or { Values.Count: 0 })
        {
            return new(negated || Condition.IfExists, ConditionBasis.Missing, -1, -1);
        }

        if (value.IsMultivalued)
        {
            return new(false, ConditionBasis.NoSetOperator, -1, -1);
        }

        var matched = operand.FirstMatch(value.Values[0], request);
        return new((matched >= 0) != negated, ConditionBasis.Values, 0, matched);
    }

    // ForAllValues is true if every value matches, so it is true for a missing key.
    private ConditionMatch MatchAll(ContextValue? value, Request request)
    {
        if (value is null or { IsNull: true })
        {
            return new(true, ConditionBasis.Missing, -1, -1);
        }

        var matched = -1;
        for (var i = 0; i < value.Values.Count; i++)
        {
            matched = operand.FirstMatch(value.Values[i], request);
            if ((matched >= 0) == negated)
            {
                return new(false, ConditionBasis.Values, i, matched);
            }
        }

        return new(true, ConditionBasis.Values, value.Values.Count - 1, matched);
    }

    // ForAnyValue is true if some value matches, so it is false for a missing key. AWS's pages do not document the effect of
    // IfExists; here it has none (docs/decisions/0010).
    private ConditionMatch MatchAny(ContextValue? value, Request request)
    {
        if (value is null or { IsNull: true })
        {
            return new(false, ConditionBasis.Missing, -1, -1);
        }

        for (var i = 0; i < value.Values.Count; i++)
        {
            var matched = operand.FirstMatch(value.Values[i], request);
            if ((matched >= 0) != negated)
            {
                return new(true, ConditionBasis.Values, i, matched);
            }
        }

        return new(false, ConditionBasis.Values, -1, -1);
    }
}
