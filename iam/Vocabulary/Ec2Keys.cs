using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Condition keys of Amazon EC2.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-policy-keys
/// </summary>
public static class Ec2Keys
{
    /// <summary>The call that creates the tagged resource: <c>CreateSubnet</c>; missing if the resource exists.</summary>
    public static StringKey CreateAction { get; } = new("ec2:CreateAction");
}
