using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Variables;

/// <summary>A document has variables, but its version does not support them.</summary>
internal sealed class VariableUnsupportedInVersion() : VariableRule("VARIABLE_UNSUPPORTED_IN_VERSION")
{
    public override string Help => "Write `\"Version\": \"2012-10-17\"`; in older versions `${...}` is plain text.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Version": "2008-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:username}/*" }
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:username}/*" }
        }
        """);

    internal override string? WrongWith(VariableSyntax variable, PolicySyntax policy) =>
        !policy.HasVariables && variable.IsClosed ? $"{variable.Text.Quoted()} is plain text in this version of the language"
            : null;
}
