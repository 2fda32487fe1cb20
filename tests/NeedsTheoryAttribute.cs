namespace Tests;

/// <summary>A theory that is skipped without the programs. See <see cref="NeedsAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params string[] programs) => Skip = new NeedsAttribute(programs).Skip;
}
