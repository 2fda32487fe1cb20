namespace Infra.Commands;

/// <summary>
/// A call of <c>sts:GetSessionToken</c>: a session of the user with the MFA that its policies require.
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
/// </summary>
/// <param name="MfaDevice">The ARN of the user's MFA device.</param>
/// <param name="DurationSeconds">The duration of the session, 900 to 129600; null for AWS's default, 12 hours.</param>
public sealed record GetSessionToken(
    string StackName, string Region, string AccessKeyId, string MfaDevice, int? DurationSeconds = null)
    : StsCall(StackName, Region, AccessKeyId)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Default = TimeSpan.FromHours(12);

    /// <summary>
    /// The session duration for a maximum MFA age: the same, within AWS's limits. The error for an expired session states the
    /// cause; a session that is older than the maximum MFA age only gets AccessDenied.
    /// </summary>
    /// <param name="mfaMaxAge">The maximum MFA age; null if there is none.</param>
    public static TimeSpan LastsFor(TimeSpan? mfaMaxAge) =>
        mfaMaxAge is { } age ? (age > Shortest ? age : Shortest) : Default;

    protected override string Subcommand => $"get-session-token{Mfa(MfaDevice)}{Duration(DurationSeconds)}";
}
