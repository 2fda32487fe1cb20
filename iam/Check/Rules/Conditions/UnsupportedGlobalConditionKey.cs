using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A condition uses <c>aws:ARN</c>, which AWS no longer supports.</summary>
internal sealed class UnsupportedGlobalConditionKey() : ConditionRule("UNSUPPORTED_GLOBAL_CONDITION_KEY", Severity.Error)
{
    internal const string Key = "aws:ARN";

    public override string Help =>
        "Write `aws:PrincipalArn` for the caller, `aws:SourceArn` for the resource that a service acts for.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "ArnLike": { "aws:ARN": "arn:aws:iam::123456789012:role/guest-*" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/guest-*" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition.IsOf(Key) ? At(condition, $"{condition.Key.Quoted()} is no longer supported") : [];
}
