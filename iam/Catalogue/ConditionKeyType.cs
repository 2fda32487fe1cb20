namespace IamEngine.Catalogue;

/// <summary>The type of a condition key's values, which determines the condition operators for it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
public enum ConditionKeyType
{
#pragma warning disable CA1720 // AWS's own word for it
    String,
#pragma warning restore CA1720
    Arn,
    Numeric,
    Date,
    Bool,
    IpAddress,
}
