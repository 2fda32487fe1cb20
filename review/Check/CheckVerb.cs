using IamEngine.Model;
using Review.Render;

namespace Review.Check;

/// <summary><c>check FILE...</c>: holds policies of any kind against the rules and points at what they find.</summary>
public static class CheckVerb
{
    /// <summary>
    /// Checks the files and writes what was found. Ends with <see cref="ExitCode.BadInput"/> where a file cannot be read, with
    /// <see cref="ExitCode.Finding"/> where anything but suggestions is found, and else with <see cref="ExitCode.Fine"/>.
    /// </summary>
    /// <param name="kind">What the files are; where it is not told, each is read as what it looks like, and that is said.</param>
    public static ExitCode Run(IReadOnlyList<string> files, PolicyKind? kind, CheckFormat format, TextWriter output, TextWriter error)
    {
        var read = new List<CheckedFile>();
        var isUnreadable = false;
        foreach (var path in files)
        {
            if (CheckedFile.Read(path, kind, out var reason) is { } file)
            {
                read.Add(file);
            }
            else
            {
                isUnreadable = true;
                error.Write($"{Plain.Of(path)} cannot be checked: {reason}\n");
            }
        }

        output.Write(Written(read, format));
        return isUnreadable ? ExitCode.BadInput
            : read.Any(file => file.Findings.Any(placed => placed.Finding.IsSerious)) ? ExitCode.Finding
            : ExitCode.Fine;
    }

    /// <summary>What was found, in one of the forms.</summary>
    public static string Written(IReadOnlyList<CheckedFile> files, CheckFormat format) => format switch
    {
        CheckFormat.Json => CheckJson.Write(files),
        CheckFormat.Markdown => CheckMarkdown.Write(files),
        CheckFormat.Sarif => Sarif.Write(files),
        _ => CheckText.Write(files),
    };
}
