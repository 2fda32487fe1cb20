using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A service control policy exceeds the limit of AWS Organizations.</summary>
internal sealed class ScpSize() : SizeRule("POLICY_SIZE_EXCEEDS_SCP_QUOTA", Severity.Error)
{
    public override Example Example { get; } = WithStatements(PolicyKind.ServiceControl, 70, number =>
        $$"""{ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-{{number}}/*" }""");

    private protected override Attachment? PlaceOf(PolicyKind kind) =>
        kind == PolicyKind.ServiceControl ? Attachment.ServiceControlPolicy : null;
}
