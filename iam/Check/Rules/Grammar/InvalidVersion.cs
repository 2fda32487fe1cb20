using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>The version is neither <c>2012-10-17</c> nor <c>2008-10-17</c>.</summary>
internal sealed class InvalidVersion() : GrammarRule("INVALID_VERSION")
{
    public override string Help =>
        "Write `\"Version\": \"2012-10-17\"`. It is the version of the language, not the day on which the document was written.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Version": "2026-03-01",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }
        }
        """);
}
