namespace Rehearsal.Machine;

/// <summary>The programs that are installed on this machine.</summary>
public static class InstalledPrograms
{
    // A user's PATH often lacks the folders of servers such as sshd.
    private static readonly string[] ServerFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The searched folders as a PATH, so that a script finds the same programs.</summary>
    public static string SearchPath => string.Join(Path.PathSeparator, Folders);

    private static IEnumerable<string> Folders =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(ServerFolders);

    /// <summary>The program's path; null if it is not installed.</summary>
    public static string? Find(string program) => Folders
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(IsExecutable);

    /// <summary>The programs of the list that are not installed.</summary>
    public static IReadOnlyList<string> Missing(params IEnumerable<string> programs) =>
        [.. programs.Where(program => Find(program) is null)];

    private static bool IsExecutable(string path)
    {
        try
        {
            return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Execute) != 0);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return false; // such as a link into a folder that this user cannot read
        }
    }
}
