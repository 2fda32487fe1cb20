namespace Infra.Commands;

/// <summary>A call of <c>sts:AssumeRole</c> that meets the conditions of the trust policy.</summary>
/// <param name="MfaDevice">The ARN of the user's MFA device if the trust policy requires a second factor; null otherwise.</param>
/// <param name="DurationSeconds">The duration of the session; null for AWS's default, one hour.</param>
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
