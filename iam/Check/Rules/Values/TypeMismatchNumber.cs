using System.Globalization;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A numeric operator has a value that is not a number.</summary>
internal sealed class TypeMismatchNumber() : ValueRule("TYPE_MISMATCH_NUMBER", Severity.Warning)
{
    public override string Help => "Write a number, such as `3600`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericLessThanEquals": { "s3:max-keys": "ten" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericLessThanEquals": { "s3:max-keys": "10" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) => condition.Kind == ConditionValueKind.Number;

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        IsVariable(value) || IsNumber(value, out _) ? null
            : $"{value.Quoted()} is not a number, which `{condition.OperatorText}` compares";

    internal static bool IsNumber(string value, out double number) => double.TryParse(
        value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture, out number);
}
