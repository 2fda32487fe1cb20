using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN has fewer than six parts.</summary>
internal sealed class MissingArnField() : ResourceRule("MISSING_ARN_FIELD")
{
    public override string Help =>
        "Write all six parts: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. Region and account may be empty, their colons "
            + "stay.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override string? Diagnose(string resource, StatementSyntax statement) =>
        resource.StartsWith("arn:", StringComparison.Ordinal) && ArnSyntax.CountParts(resource) is var parts and < 6
            ? $"{resource.Quoted()} has {parts} of an ARN's six parts"
            : null;
}
