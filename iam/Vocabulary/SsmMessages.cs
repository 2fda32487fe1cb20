namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of the message gateway behind Session Manager.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagegatewayservice.html
/// </summary>
public static class SsmMessages
{
    /// <summary>Register the channel that sessions are announced on.</summary>
    public static ActionName CreateControlChannel { get; } = new("ssmmessages", nameof(CreateControlChannel), AccessLevel.Write);

    /// <summary>Register the channel of one session.</summary>
    public static ActionName CreateDataChannel { get; } = new("ssmmessages", nameof(CreateDataChannel), AccessLevel.Write);

    /// <summary>Listen for sessions.</summary>
    public static ActionName OpenControlChannel { get; } = new("ssmmessages", nameof(OpenControlChannel), AccessLevel.Write);

    /// <summary>Carry one session.</summary>
    public static ActionName OpenDataChannel { get; } = new("ssmmessages", nameof(OpenDataChannel), AccessLevel.Write);
}
