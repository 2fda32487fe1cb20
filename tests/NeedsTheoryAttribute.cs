namespace Tests;

/// <summary>A theory that needs programs, as <see cref="NeedsAttribute"/> says it for a fact.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params string[] programs) => Skip = new NeedsAttribute(programs).Skip;
}
