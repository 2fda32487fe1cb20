using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A <c>Sid</c> has characters other than letters and digits, in a kind of document where IAM refuses them.</summary>
internal sealed class UnsupportedSid() : StatementRule("UNSUPPORTED_SID", Severity.Error)
{
    public override string Help => "Use letters and digits only; capital letters can part the words.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Sid": "read-example", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Sid": "ReadExample", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    // Amazon S3, AWS KMS and others accept any text.
    internal override bool AppliesTo(PolicyKind kind) => !kind.IsOfResources() && kind != PolicyKind.Endpoint;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Sid is { } sid && !new Sid(sid.Text).IsAlphanumeric
            ? [new(sid.Path, $"the `Sid` {sid.Text.Quoted()} has other characters than letters and digits")]
            : [];
}
