namespace Infra.Commands;

/// <summary>
/// A call of <c>sts:GetSessionToken</c>: a session of the user itself, which has the second factor that its policies ask for.
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
/// </summary>
/// <param name="MfaDevice">The ARN of the user's MFA device.</param>
/// <param name="DurationSeconds">How long the session lasts, 900 to 129600; null for the default of AWS, 12 hours.</param>
public sealed record GetSessionToken(
    string StackName, string Region, string AccessKeyId, string MfaDevice, int? DurationSeconds = null)
    : StsCall(StackName, Region, AccessKeyId)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Default = TimeSpan.FromHours(12);

    /// <summary>
    /// How long a session lasts for a second factor that counts so long: as long as the factor, as far as AWS gives such a
    /// session. An expired session says what is wrong with it; one that outlives its factor is only denied.
    /// </summary>
    /// <param name="mfaMaxAge">Null where the factor counts as long as the session.</param>
    public static TimeSpan LastsFor(TimeSpan? mfaMaxAge) =>
        mfaMaxAge is { } age ? (age > Shortest ? age : Shortest) : Default;

    protected override string Subcommand => $"get-session-token{Mfa(MfaDevice)}{Duration(DurationSeconds)}";
}
