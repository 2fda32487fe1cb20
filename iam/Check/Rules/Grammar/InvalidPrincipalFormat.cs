using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A principal has an invalid form.</summary>
internal sealed class InvalidPrincipalFormat() : GrammarRule("INVALID_PRINCIPAL_FORMAT")
{
    public override string Help =>
        "Write `\"*\"`, or an object such as `{ \"AWS\": \"arn:aws:iam::123456789012:role/reader\" }`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": "arn:aws:iam::123456789012:role/reader",
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
