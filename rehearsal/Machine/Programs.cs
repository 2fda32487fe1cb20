namespace Rehearsal.Machine;

/// <summary>The programs of this machine.</summary>
public static class Programs
{
    // Where servers lie, which are not on everybody's PATH.
    private static readonly string[] ForServers = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

    /// <summary>Where programs are looked for: a PATH to hand on to a script, so that it finds what was found here.</summary>
    public static string SearchPath => string.Join(Path.PathSeparator, Folders);

    private static IEnumerable<string> Folders =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(ForServers);

    /// <summary>The program's path; null where there is none of that name.</summary>
    public static string? Find(string program) => Folders
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(IsProgram);

    /// <summary>Those of the programs that this machine lacks.</summary>
    public static IReadOnlyList<string> Missing(params IEnumerable<string> programs) => [.. programs.Where(program => Find(program) is null)];

    private static bool IsProgram(string path)
    {
        try
        {
            return File.Exists(path)
                && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return false; // a link into a folder that this user may not enter
        }
    }
}
