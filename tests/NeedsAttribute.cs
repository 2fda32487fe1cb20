namespace Tests;

/// <summary>A fact that needs a program. Where the machine lacks it, the test is skipped, and says which one it missed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute : FactAttribute
{
    public NeedsAttribute(params string[] programs)
    {
        var missing = programs.Where(program => Programs.Find(program) is null).ToArray();
        if (missing.Length > 0)
        {
            Skip = $"needs {string.Join(" and ", missing)}, which this machine does not have";
        }
    }
}
