using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>A list has an action twice, or has a wildcard that also matches it.</summary>
internal sealed class RedundantAction() : StatementRule("REDUNDANT_ACTION", Severity.Suggestion)
{
    public override string Help => "Remove the action, or, if fewer are meant than the wildcard lets through, the wildcard.";

    public override string? DifferenceFromAws => "Two patterns with several wildcards each can overlap unseen.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": ["iam:Get*", "iam:GetUser"], "Resource": "*" }""",
        good: """{ "Effect": "Allow", "Action": ["iam:GetRole", "iam:GetUser"], "Resource": "*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => statement.Action is { } list
        ? PatternCoverage.In([.. list.Texts.Select(text => text.Text)], ignoreCase: true).Select(found => new Violation(
            list.Texts[found.Needless].Path,
            $"{list.Texts[found.Needless].Text.Quoted()} is already covered by {list.Texts[found.Because].Text.Quoted()}"))
        : [];
}
