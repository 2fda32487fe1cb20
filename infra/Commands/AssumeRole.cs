namespace Infra.Commands;

/// <summary>A call of <c>sts:AssumeRole</c> that meets the conditions of the trust policy.</summary>
/// <param name="MfaDevice">The ARN of the user's MFA device where the trust policy asks for a second factor; null otherwise.</param>
/// <param name="DurationSeconds">How long the session lasts; null for the default of AWS, one hour.</param>
public sealed record AssumeRole(
    string StackName,
    string Region,
    string AccessKeyId,
    string RoleArn,
    string SessionName,
    string? ExternalId,
    string? MfaDevice,
    int? DurationSeconds = null)
    : StsCall(StackName, Region, AccessKeyId)
{
    protected override string Subcommand =>
        $"assume-role --role-arn {RoleArn} --role-session-name \"{SessionName}\""
        + (ExternalId is { } id ? $" --external-id {id}" : "")
        + Mfa(MfaDevice)
        + Duration(DurationSeconds);
}
