using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Variables;

/// <summary>A value contains a variable, but its operator does not support variables.</summary>
internal sealed class InvalidVariableForOperator() : ValueRule("INVALID_VARIABLE_FOR_OPERATOR", Severity.Error)
{
    public override string Help => "Only the string and ARN operators take variables.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericLessThan": { "s3:max-keys": "${aws:PrincipalTag/limit}" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericLessThan": { "s3:max-keys": "100" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) =>
        condition.Statement.Policy.HasVariables && condition.Kind is not (ConditionValueKind.String or ConditionValueKind.Arn);

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        VariableSyntax.In(value).Any(variable => variable is { IsClosed: true, IsEscape: false })
        ? $"`{condition.OperatorText}` takes no variable such as {value.Quoted()}"
        : null;
}
