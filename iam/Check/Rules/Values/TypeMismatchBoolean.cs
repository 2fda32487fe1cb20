using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A Boolean operator has a value that is neither true nor false.</summary>
internal sealed class TypeMismatchBoolean() : ValueRule("TYPE_MISMATCH_BOOLEAN", Severity.Warning)
{
    public override string Help => "Write `true` or `false`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "Bool": { "aws:SecureTransport": "no" } }
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

    internal override bool AppliesTo(ConditionSyntax condition) =>
        condition.Kind is ConditionValueKind.Bool or ConditionValueKind.Null;

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        IsVariable(value) || value.Equals("true", StringComparison.OrdinalIgnoreCase)
            || value.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{value.Quoted()} is neither `true` nor `false`, which `{condition.OperatorText}` compares";
}
