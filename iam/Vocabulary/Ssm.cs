namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of AWS Systems Manager.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
/// </summary>
public static class Ssm
{
    /// <summary>Tell Systems Manager that the instance is there.</summary>
    public static ActionName UpdateInstanceInformation { get; } = new(
        "ssm", nameof(UpdateInstanceInformation), AccessLevel.Write);
}
