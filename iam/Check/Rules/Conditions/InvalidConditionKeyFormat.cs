using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>The name of a condition key has an invalid form.</summary>
internal sealed class InvalidConditionKeyFormat() : ConditionRule("INVALID_CONDITION_KEY_FORMAT", Severity.Error)
{
    public override string Help => "Write `SERVICE:KEY`, or `aws:KEY` for a key that all services have.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "prefix": "reports/*" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefix": "reports/*" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        IsWellFormed(condition.Key) ? [] : At(condition, $"{condition.Key.Quoted()} is not a condition key: it is SERVICE:KEY");

    internal static bool IsWellFormed(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && colon < key.Length - 1
            && !key.Split('/')[0].Any(char.IsWhiteSpace);
}
