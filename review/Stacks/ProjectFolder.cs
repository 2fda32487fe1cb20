namespace Review.Stacks;

/// <summary>Finds the folder that holds the project's files.</summary>
public static class ProjectFolder
{
    /// <summary>
    /// The nearest folder above this tool that holds a <c>Pulumi.yaml</c>, else above the current folder, else that folder
    /// itself.
    /// </summary>
    public static string Find() =>
        Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ProjectFile.FileName)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
