using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A principal has an unknown type.</summary>
internal sealed class InvalidPrincipalKey() : GrammarRule("INVALID_PRINCIPAL_KEY")
{
    public override string Help => "Use `AWS`, `Service`, `Federated` or `CanonicalUser`, spelled exactly like this.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Role": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);
}
