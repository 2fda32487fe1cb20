using System.Text.Json;
using Benchmarks.Measure;

namespace Benchmarks.Peers;

/// <summary>
/// The folder in which the user installs the peers' packages, and a folder for the input files of the questions.
/// </summary>
internal sealed record Installed(string? Folder, string Scratch)
{
    public static string? Node => Command.Find("node");

    /// <summary>The version of an npm package; null if it is not installed.</summary>
    public string? VersionOf(string package)
    {
        var file = Folder is null ? null : Path.Combine(Folder, "node_modules", package, "package.json");
        if (file is null || !File.Exists(file))
        {
            return null;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty("version").GetString();
    }

    /// <summary>How to install a missing npm package; null if none is missing.</summary>
    public string? Missing(params ReadOnlySpan<string> packages)
    {
        if (Node is null)
        {
            return "node is not on the PATH";
        }

        foreach (var package in packages)
        {
            if (VersionOf(package) is null)
            {
                return $"`npm install --prefix FOLDER {package}`, then `./run bench peers --peers FOLDER`";
            }
        }

        return null;
    }

    /// <summary>Runs a script of this project with node.</summary>
    public Command Script(string name, params ReadOnlySpan<string> arguments) =>
        new(Node!, Scratch, [Path.Combine(AppContext.BaseDirectory, "Peers", "Scripts", name), Folder!, .. arguments]);

    public string Write(string name, string content)
    {
        var path = Path.Combine(Scratch, name);
        File.WriteAllText(path, content);
        return path;
    }
}
