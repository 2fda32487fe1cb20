using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A date operator has a value that is not a date.</summary>
internal sealed class TypeMismatchDate() : ValueRule("TYPE_MISMATCH_DATE", Severity.Warning)
{
    public override string Help => "Write a date of ISO 8601, such as `2026-03-01T00:00:00Z`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "DateLessThan": { "aws:CurrentTime": "01.03.2026" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-03-01T00:00:00Z" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) => condition.Kind == ConditionValueKind.Date;

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        IsVariable(value) || DateText.IsIso(value) || DateText.IsEpoch(value)
            ? null
            : $"{value.Quoted()} is not a date, which `{condition.OperatorText}` compares";
}
