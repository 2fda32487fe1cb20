using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>A list has a resource twice, or has a wildcard that also matches it.</summary>
internal sealed class RedundantResource() : StatementRule("REDUNDANT_RESOURCE", Severity.Suggestion)
{
    public override string Help => "Remove the resource, or, if fewer are meant than the wildcard lets through, the wildcard.";

    public override string? DifferenceFromAws => "Two patterns with several wildcards each can overlap unseen.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::example/*", "arn:aws:s3:::example/reports/*"] }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::example/drafts/*", "arn:aws:s3:::example/reports/*"] }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => statement.Resource is { } list
        ? PatternCoverage.In([.. list.Texts.Select(text => text.Text)], ignoreCase: false).Select(found => new Violation(
            list.Texts[found.Needless].Path,
            $"{list.Texts[found.Needless].Text.Quoted()} is already covered by {list.Texts[found.Because].Text.Quoted()}"))
        : [];
}
