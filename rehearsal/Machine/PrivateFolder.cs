namespace Rehearsal.Machine;

/// <summary>Folders in which no other user can prepare or replace files.</summary>
internal static class PrivateFolder
{
    /// <summary>Creates a folder that only this user can enter. An existing folder stays as it is.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <exception cref="RehearsalException">Every user can replace folders in the parent folder.</exception>
    public static void RequireProtectedParent(string parent)
    {
        if (!OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(parent) & (UnixFileMode.StickyBit | UnixFileMode.OtherWrite)) == UnixFileMode.OtherWrite)
        {
            throw new RehearsalException(
                $"every user can replace files in {parent}, so a rehearsal cannot use it for temporary files. "
                    + "Set TMPDIR to a folder that only you can write, or set the sticky bit (chmod +t)");
        }
    }
}
