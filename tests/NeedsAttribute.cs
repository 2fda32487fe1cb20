namespace Tests;

/// <summary>A fact that needs a program. If the program is not installed, the test is skipped with its name.</summary>
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
