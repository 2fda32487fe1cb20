using System.Formats.Tar;
using System.IO.Enumeration;
using System.Text.Json;
using IamEngine.Json;
using IamEngine.Model;
using Review.Model;

namespace Review.Deployed;

/// <summary>
/// Reads the JSON files of a folder whose content can be anything. A missing file is null; what exists and cannot be read is a
/// problem, never missing. Symbolic links to folders are not followed, so that a link to a folder above ends nowhere.
/// </summary>
internal sealed class FolderFiles
{
    // The authorization details of an account with 5,000 roles have 30 to 100 MiB.
    private const int MostMebibytes = 512;

    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string root;
    private readonly Dictionary<string, Listing> listings = new(StringComparer.Ordinal);

    private FolderFiles(string root) => this.root = root;

    private enum Kind
    {
        File,
        LinkToFile,
        Folder,
        LinkToFolder,
    }

    /// <summary>The content of a path.</summary>
    public enum Content
    {
        /// <summary>There is no such file.</summary>
        Missing,

        /// <summary>A file without content.</summary>
        Empty,

        /// <summary>A file with content, or a problem.</summary>
        Some,
    }

    public string Root => root;

    public static FolderFiles In(string folder) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>A path as messages show it: relative to the folder, with slashes.</summary>
    public string Name(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The folders in a folder; none if it does not exist.</summary>
    /// <param name="problems">Takes the reason why a folder cannot be read.</param>
    public IReadOnlyList<string> Folders(List<string> problems, params ReadOnlySpan<string> path)
    {
        var folder = Path.Combine([root, .. path]);
        var listing = ListingOf(folder);
        if (listing.Problem is { } problem)
        {
            problems.Add(problem);
        }

        problems.AddRange(listing.Entries.Where(entry => entry.Value == Kind.LinkToFolder)
            .Select(entry => NotFollowed(Path.Combine(folder, entry.Key))));
        return [.. listing.Entries.Where(entry => entry.Value == Kind.Folder).Select(entry => Path.Combine(folder, entry.Key))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The JSON files in a folder; none if it does not exist. They can be anything that has such a name.</summary>
    /// <param name="problems">Takes the reason why the folder cannot be read.</param>
    public IReadOnlyList<string> Files(List<string> problems, params ReadOnlySpan<string> path)
    {
        var folder = Path.Combine([root, .. path]);
        var listing = ListingOf(folder);
        if (listing.Problem is { } problem)
        {
            problems.Add(problem);
        }

        return [.. listing.Entries.Keys.Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => Path.Combine(folder, name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether there is anything at a path, or the folder around it cannot be read.</summary>
    public bool Exists(string path) => Look(path).Content != Content.Missing;

    /// <summary>Whether a file exists, has content, or is a problem.</summary>
    public (Content Content, string? Problem) Look(string path)
    {
        var listing = ListingOf(Path.GetDirectoryName(path)!);
        if (listing.Problem is { } problem)
        {
            return (Content.Some, problem);
        }

        try
        {
            return listing.Entries.TryGetValue(Path.GetFileName(path), out var kind) ? kind switch
            {
                Kind.Folder or Kind.LinkToFolder => Refuse("it is a folder, not a file"),
                Kind.LinkToFile => File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true } target
                    ? OfFile(target.FullName) : Refuse("it is a symbolic link to nothing"),
                _ => OfFile(path),
            } : (Content.Missing, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refuse(fault.Message);
        }

        (Content Content, string? Problem) OfFile(string file) => new FileInfo(file).Length > 0 ? (Content.Some, null)
            : IsRegular(file) ? (Content.Empty, null) : Refuse("it is not a regular file");

        (Content Content, string? Problem) Refuse(string reason) => (Content.Some, $"{Name(path)}: {reason}");
    }

    /// <summary>The JSON of a file; null if there is no such file, or if it cannot be read.</summary>
    /// <param name="problems">Takes the reason, with the file's name.</param>
    public JsonElement? Read(string path, List<string> problems)
    {
        switch (Look(path).Content)
        {
            case Content.Missing:
                return null;
            case Content.Empty:
                problems.Add($"{Name(path)}: it is empty");
                return null;
        }

        if (Text(path, problems) is not { } text)
        {
            return null;
        }

        if (JsonText.Parse(text, out var reason) is { } document)
        {
            return document.RootElement;
        }

        problems.Add($"{Name(path)}: {reason}");
        return null;
    }

    /// <summary>The lines of a text file; none if there is no such file, or if it cannot be read.</summary>
    /// <param name="problems">Takes the reason, with the file's name.</param>
    public IReadOnlyList<string> Lines(string path, List<string> problems) =>
        Exists(path) && Text(path, problems) is { } text ? text.Split('\n', StringSplitOptions.TrimEntries) : [];

    private string? Text(string path, List<string> problems)
    {
        var (_, problem) = Look(path);
        try
        {
            if (problem is null)
            {
                using var file = File.OpenRead(path);
                (var text, problem) = InputText.Read(file, MostMebibytes);
                if (text is not null)
                {
                    return text;
                }

                problem = $"{Name(path)}: {problem}";
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problem = $"{Name(path)}: {fault.Message}";
        }

        problems.Add(problem!);
        return null;
    }

    /// <summary>The document of a reading; null, with its problems, if AWS's grammar refuses it.</summary>
    public static T? Document<T>(Reading<T> reading, string name, List<string> problems) where T : PolicyDocument
    {
        if (reading is Reading<T>.Document document)
        {
            return document.Value;
        }

        problems.Add($"{name}: {string.Join("; ", ((Reading<T>.Refused)reading).Problems)}");
        return null;
    }

    private Listing ListingOf(string folder)
    {
        if (!listings.TryGetValue(folder, out var known))
        {
            listings[folder] = known = List(folder);
        }

        return known;
    }

    private Listing List(string folder)
    {
        if (folder != root)
        {
            if (!folder.StartsWith(root, StringComparison.Ordinal) || Path.GetDirectoryName(folder) is not { } above)
            {
                return Listing.Nothing;
            }

            var around = ListingOf(above);
            if (around.Problem is not null || !around.Entries.TryGetValue(Path.GetFileName(folder), out var kind))
            {
                return around.Problem is null ? Listing.Nothing : around with { Entries = Listing.Nothing.Entries };
            }

            if (kind != Kind.Folder)
            {
                return Listing.Nothing with
                {
                    Problem = kind == Kind.LinkToFolder ? NotFollowed(folder) : $"{Name(folder)}: it is a file, not a folder",
                };
            }
        }

        try
        {
            return new(
                new FileSystemEnumerable<(string Name, Kind Kind)>(folder, Entry, All)
                    .ToDictionary(entry => entry.Name, entry => entry.Kind, StringComparer.Ordinal),
                null);
        }
        catch (Exception fault) when (folder != root && fault is IOException or UnauthorizedAccessException)
        {
            return Listing.Nothing with { Problem = $"{Name(folder)}: {fault.Message}" };
        }
    }

    private static (string Name, Kind Kind) Entry(ref FileSystemEntry entry)
    {
        var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
        return (entry.FileName.ToString(), (entry.IsDirectory, isLink) switch
        {
            (true, true) => Kind.LinkToFolder,
            (true, false) => Kind.Folder,
            (false, true) => Kind.LinkToFile,
            (false, false) => Kind.File,
        });
    }

    private string NotFollowed(string path) => $"{Name(path)}: it is a symbolic link to a folder, which is not followed";

    // To open a named pipe waits for its writer, and .NET's other members do not tell pipes and devices from files.
    private static bool IsRegular(string file)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(file, "file");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
    }

    private sealed record Listing(IReadOnlyDictionary<string, Kind> Entries, string? Problem)
    {
        public static Listing Nothing { get; } = new(new Dictionary<string, Kind>(), null);
    }
}
