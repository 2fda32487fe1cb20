namespace IamEngine.Model;

/// <summary>
/// A pattern for action names, in which <c>*</c> matches any characters and <c>?</c> one: <c>s3:GetObject</c>, <c>s3:Get*</c>,
/// <c>*</c>. Service prefix and name are case-insensitive, also when two patterns are compared.
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
/// A pattern for resource ARNs, in which <c>*</c> matches any characters (including slashes) and <c>?</c> one; or <c>*</c> for
/// all resources.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
/// </summary>
public sealed record ResourcePattern(string Text) : IComparable<ResourcePattern>
{
    /// <summary>Every resource: <c>"*"</c>. In a key policy it means the key to which the policy is attached.</summary>
    public static ResourcePattern Any { get; } = new("*");

    public static implicit operator ResourcePattern(Arn arn) => From(arn);

    public static ResourcePattern From(Arn arn) => new(arn.ToString());

    public int CompareTo(ResourcePattern? other) => string.CompareOrdinal(Text, other?.Text);

    public override string ToString() => Text;
}
