namespace Pulumi;

/// <summary>The URN of a resource: <c>urn:pulumi:STACK::PROJECT::PARENT-TYPES$TYPE::NAME</c>.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    public Urn(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException("URN cannot be null or empty.", nameof(value));
        }

        _value = value;
    }

    public static implicit operator string(Urn value) => value._value;

    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>The URN of a resource with this name, type and parent.</summary>
    public static Output<string> Create(
        Input<string> name, Input<string> type,
        Resource? parent = null, Input<string>? parentUrn = null,
        Input<string>? project = null, Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
        {
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");
        }

        var above = parent?.Urn ?? (parentUrn is null ? null : parentUrn.ToOutput());
        var prefix = above?.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$") ?? Root(project, stack);
        return Output.Format($"{prefix}{type}::{name}");
    }

    public bool Equals(Urn other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Urn other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _value;

    private static Output<string> Root(Input<string>? project, Input<string>? stack)
    {
        var run = Deployment.Instance;
        return Output.Format($"urn:pulumi:{stack ?? run.StackName}::{project ?? run.ProjectName}::");
    }
}
