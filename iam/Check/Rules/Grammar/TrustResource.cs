using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A trust policy has a resource.</summary>
internal sealed class TrustResource() : GrammarRule("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE")
{
    public override string Help => "Remove the element: its resource is the role.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader" },
          "Action": "sts:AssumeRole",
          "Resource": "arn:aws:iam::123456789012:role/upload"
        }
        """,
        good: """{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader" }, "Action": "sts:AssumeRole" }""");
}
