using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>One operator has the same condition key twice, in different case; key names are case-insensitive.</summary>
internal sealed class DuplicateKeysWithDifferentCase() : GrammarRule("DUPLICATE_KEYS_WITH_DIFFERENT_CASE")
{
    public override string Help => "Write the key once, with all its values in one list.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefix": "reports/*", "s3:Prefix": "drafts/*" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefix": ["reports/*", "drafts/*"] } }
        }
        """);
}
