namespace Pulumi.Aws.Ec2;

/// <summary>A few of the provider's named instance types; a program writes every other one as text.</summary>
[EnumType]
public readonly struct InstanceType : IEquatable<InstanceType>
{
    private readonly string _value;

    private InstanceType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    public static InstanceType T3_Micro { get; } = new("t3.micro");
    public static InstanceType T4g_Micro { get; } = new("t4g.micro");
    public static InstanceType T4g_Nano { get; } = new("t4g.nano");
    public static InstanceType T4g_Small { get; } = new("t4g.small");

    public static bool operator ==(InstanceType left, InstanceType right) => left.Equals(right);
    public static bool operator !=(InstanceType left, InstanceType right) => !left.Equals(right);

    public static explicit operator string(InstanceType value) => value._value;

    public bool Equals(InstanceType other) => string.Equals(_value, other._value, StringComparison.Ordinal);
    public override bool Equals(object? obj) => obj is InstanceType other && Equals(other);
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;
    public override string ToString() => _value;
}
