using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A Boolean condition has several values, one of which always matches.</summary>
internal sealed class InvalidConditionMultipleBoolean() : ConditionRule("INVALID_CONDITION_MULTIPLE_BOOLEAN", Severity.Error)
{
    public override string Help => "Write the one value that is meant.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "Bool": { "aws:SecureTransport": ["true", "false"] } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "Bool": { "aws:SecureTransport": "false" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { Values.Count: > 1, Kind: ConditionValueKind.Bool or ConditionValueKind.Null }
            ? At(condition,
                $"{condition.Key.Quoted()} is compared with {condition.Values.Count} Booleans; `{condition.OperatorText}` "
                    + "takes one")
            : [];
}
