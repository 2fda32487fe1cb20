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

    /// <summary>The owner of an image or snapshot: <c>amazon</c>, <c>aws-marketplace</c> or an account id.</summary>
    public static StringKey Owner { get; } = new("ec2:Owner");

    /// <summary>The VPC of a subnet, security group or network interface: <c>arn:aws:ec2:REGION:ACCOUNT:vpc/ID</c>.</summary>
    public static ArnKey Vpc { get; } = new("ec2:Vpc");
}
