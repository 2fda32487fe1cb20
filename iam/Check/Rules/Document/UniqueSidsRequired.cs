using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>Two statements have the same <c>Sid</c>, in a kind of document where IAM refuses it.</summary>
internal sealed class UniqueSidsRequired() : Rule("UNIQUE_SIDS_REQUIRED", Severity.Error)
{
    public override string Help => "Give each statement a name of its own.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" },
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::example" }
          ]
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" },
            { "Sid": "List", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::example" }
          ]
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => !UniqueSidsRecommended.IsEnough(kind);

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => UniqueSidsRecommended.Repeated(policy);
}
