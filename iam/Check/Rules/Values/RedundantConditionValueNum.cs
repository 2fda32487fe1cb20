using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A numeric condition has several limits, and only one has an effect.</summary>
internal sealed class RedundantConditionValueNum() : ConditionRule("REDUNDANT_CONDITION_VALUE_NUM", Severity.Suggestion)
{
    public override string Help => "Keep the limit that lets most through: values of one list are alternatives.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericLessThanEquals": { "s3:max-keys": ["10", "20"] } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericLessThanEquals": { "s3:max-keys": "20" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition)
    {
        var isUpper = condition.Operator is ConditionOperator.NumericLessThan or ConditionOperator.NumericLessThanEquals;
        if (condition.Values.Count < 2
            || !(isUpper || condition.Operator is ConditionOperator.NumericGreaterThan
            or ConditionOperator.NumericGreaterThanEquals))
        {
            return [];
        }

        var numbers = condition.Values.Select(
            value => TypeMismatchNumber.IsNumber(value.Text, out var number) ? number : double.NaN).ToArray();
        if (Array.Exists(numbers, double.IsNaN))
        {
            return [];
        }

        var deciding = condition.Values[Array.IndexOf(numbers, isUpper ? numbers.Max() : numbers.Min())];
        return At(condition,
            $"of the {condition.Values.Count} limits of {condition.Key.Quoted()} only {deciding.Text.Quoted()} decides");
    }
}
