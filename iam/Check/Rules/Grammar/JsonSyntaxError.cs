using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>The text is not valid JSON, or an object has a member twice.</summary>
internal sealed class JsonSyntaxError() : GrammarRule("JSON_SYNTAX_ERROR")
{
    public override string Help =>
        "Correct the JSON. If two members have the same name, keep one: only one would have an effect.";

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
