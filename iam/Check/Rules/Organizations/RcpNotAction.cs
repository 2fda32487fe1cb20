using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>A resource control policy has <c>NotAction</c>.</summary>
internal sealed class RcpNotAction() : RcpRule("RCP_SYNTAX_ERROR_NOTACTION")
{
    public override string Help => "Name the actions that are denied.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.ResourceControl,
        bad: """{ "Effect": "Deny", "Principal": "*", "NotAction": "s3:GetObject", "Resource": "*" }""",
        good: """{ "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": "*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Action is { IsNegated: true } action ? [new(action.Path, "a resource control policy has no `NotAction`")] : [];
}
