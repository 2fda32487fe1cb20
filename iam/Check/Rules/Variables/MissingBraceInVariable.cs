using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Variables;

/// <summary>A variable lacks its closing brace.</summary>
internal sealed class MissingBraceInVariable() : VariableRule("MISSING_BRACE_IN_VARIABLE")
{
    public override string Help => "Add the `}`; without it the text is literal.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:username/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:username}/*" }""");

    internal override string? WrongWith(VariableSyntax variable, PolicySyntax policy) =>
        policy.HasVariables && !variable.IsClosed ? $"{variable.Text.Quoted()} is never closed" : null;
}
