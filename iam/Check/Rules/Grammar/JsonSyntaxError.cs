using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>The text is no JSON, or one object names a member twice.</summary>
internal sealed class JsonSyntaxError() : GrammarRule("JSON_SYNTAX_ERROR")
{
    public override string Help => "Correct the JSON. Of two members of the same name only one would count, so keep one.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*", }
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }
        }
        """);
}
