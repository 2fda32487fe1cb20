using System.Text.Json;
using IamEngine.Json;
using IamEngine.Model;
using Review.Model;

namespace Review.Deployed;

/// <summary>Reads the JSON files of a folder. A missing file is null; a file that cannot be read is a problem.</summary>
internal sealed class FolderFiles(string root)
{
    /// <summary>A path as messages show it: relative to the folder, with slashes.</summary>
    public string Name(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    public static IEnumerable<string> Folders(params string[] path)
    {
        var folder = Path.Combine(path);
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>The JSON of a file; null if there is no such file, or if it cannot be read.</summary>
    /// <param name="problems">Takes the reason, with the file's name.</param>
    public JsonElement? Read(string path, List<string> problems)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenRead(path);
            var (text, problem) = InputText.Read(file);
            return text is null ? Refuse(problem!)
                : JsonText.Parse(text, out var reason) is { } document ? document.RootElement : Refuse(reason!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refuse(fault.Message);
        }

        JsonElement? Refuse(string reason)
        {
            problems.Add($"{Name(path)}: {reason}");
            return null;
        }
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
}
