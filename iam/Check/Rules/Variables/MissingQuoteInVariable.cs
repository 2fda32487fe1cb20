using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Variables;

/// <summary>The default of a variable lacks a quote.</summary>
internal sealed class MissingQuoteInVariable() : VariableRule("MISSING_QUOTE_IN_VARIABLE")
{
    public override string Help => "Write the default between single quotes: `${aws:PrincipalTag/team, 'shared'}`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:PrincipalTag/team, 'shared}/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:PrincipalTag/team, 'shared'}/*" }""");

    internal override string? WrongWith(VariableSyntax variable, PolicySyntax policy) =>
        policy.HasVariables && variable is { IsClosed: true, Default: not null and not ['\'', .., '\''] }
            ? $"the default of {variable.Text.Quoted()} does not stand between single quotes"
            : null;
}
