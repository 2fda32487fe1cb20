using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>A resource control policy exceeds the limit of AWS Organizations.</summary>
internal sealed class RcpSize() : SizeRule("POLICY_SIZE_EXCEEDS_RCP_QUOTA", Severity.Error)
{
    public override bool IsAccessAnalyzerCheck => false;

    public override string Link => "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html";

    public override Example Example { get; } = WithStatements(PolicyKind.ResourceControl, 60, number =>
        $$"""{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-{{number}}/*" }""");

    private protected override Attachment? PlaceOf(PolicyKind kind) =>
        kind == PolicyKind.ResourceControl ? Attachment.ResourceControlPolicy : null;
}
