using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>An identity policy or permissions boundary exceeds the limit of managed policies.</summary>
internal sealed class IdentityPolicySize() : SizeRule("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", Severity.Warning)
{
    public override string Help =>
        "Divide it into several managed policies; the inline policies of one role share 10,240 characters.";

    public override Example Example { get; } = WithStatements(PolicyKind.Identity, 80, number =>
        $$"""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-{{number}}/*" }""");

    private protected override Attachment? PlaceOf(PolicyKind kind) =>
        kind is PolicyKind.Identity or PolicyKind.Boundary ? Attachment.ManagedPolicy : null;
}
