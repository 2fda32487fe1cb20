using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A document has no version; AWS reads it as version 2008-10-17, which has no policy variables.</summary>
internal sealed class MissingVersion() : Rule("MISSING_VERSION", Severity.Warning)
{
    public override string Help => "Add `\"Version\": \"2012-10-17\"` before the statements.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }
        }
        """);

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.IsObject && !policy.HasVersion
        ? [new("$", "the document has no `Version`, so it is read as one of 2008-10-17, in which `${...}` is plain text")]
        : [];
}
