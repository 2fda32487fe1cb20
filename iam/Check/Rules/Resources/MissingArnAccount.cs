using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN has no account, but ARNs of its service have one.</summary>
internal sealed class MissingArnAccount() : ProjectStatementRule(
    "MISSING_ARN_ACCOUNT", Severity.Warning, "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html")
{
    public override string Help => "Write the account, or `*` for every one.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam:::role/reader" }""",
        good: """{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::123456789012:role/reader" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        from text in statement.Resource?.Texts ?? []
        where ArnSyntax.Read(text.Text) is { } arn && statement.Policy.ArnErrors.Of(arn).HasFlag(ArnError.AccountMissing)
        select new Violation(text.Path, $"{text.Text.Quoted()} has no account, and such ARNs have one");
}
