using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary><c>BinaryEquals</c> has a value that is not base64.</summary>
internal sealed class TypeMismatchString() : ValueRule("TYPE_MISMATCH_STRING", Severity.Warning)
{
    public override string Help => "Write the bytes in base64.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "BinaryEquals": { "aws:PrincipalTag/digest": "not base64!" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "BinaryEquals": { "aws:PrincipalTag/digest": "QmluYXJ5" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) => condition.Kind == ConditionValueKind.Binary;

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        IsVariable(value) || Convert.TryFromBase64String(value, new byte[value.Length], out _)
            ? null
            : $"{value.Quoted()} is not base64, which `{condition.OperatorText}` compares";
}
