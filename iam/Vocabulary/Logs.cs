namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of Amazon CloudWatch Logs.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
/// </summary>
public static class Logs
{
    /// <summary>Open a stream in a group.</summary>
    public static ActionName CreateLogStream { get; } = new("logs", nameof(CreateLogStream), AccessLevel.Write);

    /// <summary>Write to a stream.</summary>
    public static ActionName PutLogEvents { get; } = new("logs", nameof(PutLogEvents), AccessLevel.Write);

    /// <summary>List groups.</summary>
    public static ActionName DescribeLogGroups { get; } = new("logs", nameof(DescribeLogGroups), AccessLevel.List);

    /// <summary>List the streams of a group.</summary>
    public static ActionName DescribeLogStreams { get; } = new("logs", nameof(DescribeLogStreams), AccessLevel.List);
}
