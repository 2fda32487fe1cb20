using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Variables;

/// <summary>A variable contains no condition key.</summary>
internal sealed class EmptyVariable() : VariableRule("EMPTY_VARIABLE")
{
    public override string Help => "Name a condition key, such as `${aws:username}`, or remove the variable.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${}/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:username}/*" }""");

    internal override string? WrongWith(VariableSyntax variable, PolicySyntax policy) =>
        policy.HasVariables && variable.IsClosed && variable.Key.Trim().Length == 0
            ? $"{variable.Text.Quoted()} names no condition key" : null;
}
