using Review.Controls.Vocabulary;
using Review.Findings;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Reported;

namespace Review.Controls.Groups;

/// <summary>
/// Controls of the age and use of credentials. The limits are those of the benchmarks, not those of <c>keyMaxAgeDays</c>.
/// </summary>
internal static class CredentialControls
{
    /// <summary>https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-3</summary>
    private const int MaxAgeDays = 90;

    private const string Why =
        "AWS alone knows age and use of a credential; `./run review STACK --credential-report FILE` decides it "
            + "(docs/key-rotation.md)";

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("credential-age", "Every active access key is at most 90 days old", Why,
            (user, today) =>
                from key in user.ActiveKeys
                where key.IsOlderThan(MaxAgeDays, today)
                select $"access key {key.Number} is of {key.Rotated:yyyy-MM-dd}, more than {MaxAgeDays} days ago",
            [.. Fsbp("IAM.3"), .. Cis3("1.14"), .. Cis5("1.13"), .. Trivy(146)]),
        new Group("credential-use", "Credentials that were unused for 45 days are disabled", Why,
            (user, today) =>
            [
                .. from key in user.ActiveKeys
                   where key.IsUnused(today)
                   select key.LastUsed is { } used
                       ? $"access key {key.Number} was last used on {used:yyyy-MM-dd}, more than "
                           + $"{CredentialReport.UnusedDays} days ago"
                       : $"access key {key.Number} of {key.Rotated:yyyy-MM-dd} was never used",
                .. user.HasPassword ? (string[])["it has a password for the console, which the stack does not declare"] : [],
            ],
            [.. Fsbp("IAM.8"), .. SecurityHub("IAM.22"), .. Cis3("1.12"), .. Cis5("1.11"), .. Trivy(144, 166)]),
    ];
}
