using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary><c>Null</c> has <c>IfExists</c>, which is invalid: <c>Null</c> itself tests whether the key exists.</summary>
internal sealed class NullWithIfExists() : GrammarRule("NULL_WITH_IF_EXISTS")
{
    public override string Help => "Write `Null` without `IfExists`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "NullIfExists": { "s3:x-amz-server-side-encryption": "true" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "Null": { "s3:x-amz-server-side-encryption": "true" } }
        }
        """);
}
