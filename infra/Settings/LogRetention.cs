namespace Infra.Settings;

/// <summary>
/// The retention periods of CloudWatch Logs, in days.
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
/// </summary>
public static class LogRetention
{
    public static IReadOnlyList<int> Allowed { get; } =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static bool IsAllowed(int days) => Allowed.Contains(days);

    public static int AtLeast(int days) => Allowed.First(allowed => allowed >= days);
}
