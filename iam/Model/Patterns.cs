namespace IamEngine.Model;

/// <summary>
/// Actions by name, where <c>*</c> stands for any characters and <c>?</c> for one: <c>s3:GetObject</c>, <c>s3:Get*</c>, <c>*</c>.
/// Service prefix and name are case-insensitive, also when two patterns are compared.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
/// </summary>
public sealed record ActionPattern(string Text) : IComparable<ActionPattern>
{
    /// <summary>Every action of every service: <c>"*"</c>.</summary>
    public static ActionPattern Any { get; } = new("*");

    public bool Equals(ActionPattern? other) => string.Equals(Text, other?.Text, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    public int CompareTo(ActionPattern? other) => StringComparer.OrdinalIgnoreCase.Compare(Text, other?.Text);

    public override string ToString() => Text;
}

/// <summary>
/// Resources by ARN, where <c>*</c> stands for any characters (slashes too) and <c>?</c> for one; or <c>*</c> for all.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
/// </summary>
public sealed record ResourcePattern(string Text) : IComparable<ResourcePattern>
{
    /// <summary>Every resource: <c>"*"</c>. In a key policy it means the key that the policy is attached to.</summary>
    public static ResourcePattern Any { get; } = new("*");

    public static implicit operator ResourcePattern(Arn arn) => From(arn);

    public static ResourcePattern From(Arn arn) => new(arn.ToString());

    public int CompareTo(ResourcePattern? other) => string.CompareOrdinal(Text, other?.Text);

    public override string ToString() => Text;
}
