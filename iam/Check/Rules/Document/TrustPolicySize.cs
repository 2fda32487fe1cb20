using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A trust policy exceeds its size limit.</summary>
internal sealed class TrustPolicySize() : SizeRule("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", Severity.Warning)
{
    public override string Help => "Name fewer principals, or ask AWS to raise the quota; it goes up to 4,096 characters.";

    public override Example Example { get; } = WithStatements(PolicyKind.Trust, 20, number =>
        $$"""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader-{{number}}" }, "Action": "sts:AssumeRole" }""");

    private protected override Attachment? PlaceOf(PolicyKind kind) => kind == PolicyKind.Trust ? Attachment.TrustPolicy : null;
}
