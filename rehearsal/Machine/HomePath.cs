namespace Rehearsal.Machine;

/// <summary>Paths in a home folder, written with <c>~/</c>.</summary>
internal static class HomePath
{
    /// <summary>The path relative to the home folder; null if it does not name a file below it.</summary>
    /// <param name="path">Such as <c>~/.ssh/id</c>. <c>~/../id</c> leaves the home folder.</param>
    public static string? Relative(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal) && path[2..] is var relative && relative.Split('/').All(IsName)
            ? relative
            : null;

    private static bool IsName(string part) => part is not ("" or "." or "..");
}
