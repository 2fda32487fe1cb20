using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A date is written as seconds since 1970.</summary>
internal sealed class InvalidDateValue() : ValueRule("INVALID_DATE_VALUE", Severity.Warning)
{
    public override string Help => "Write a date of ISO 8601, such as `2026-03-01T00:00:00Z`, which people can read too.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "DateLessThan": { "aws:CurrentTime": "1772323200" } }
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
        DateText.IsEpoch(value) ? $"{value.Quoted()} is a number of seconds, which may not be the moment that is meant" : null;
}
