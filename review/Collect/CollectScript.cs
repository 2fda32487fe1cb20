using System.ComponentModel;
using System.Diagnostics;

namespace Review.Collect;

/// <summary>The script that collects what AWS answers about a stack; <c>collect.sh</c> beside this file.</summary>
/// <param name="Folder">A new or empty folder.</param>
/// <param name="Region">The stack's Region.</param>
/// <param name="Prefix">The prefix of the stack's names: <c>infra-dev-</c>.</param>
/// <param name="LogGroupPrefix">The prefix of its log groups' names.</param>
/// <param name="HasWholeAccount">Whether the policies of all buckets and keys are collected, not only the stack's.</param>
public sealed record CollectScript(string Folder, string Region, string Prefix, string LogGroupPrefix, bool HasWholeAccount)
{
    /// <summary>Whether the program iam-collect also collects, if it is installed.</summary>
    public bool RunsIamCollect { get; init; }

    /// <summary>The exit code if there is no bash.</summary>
    public const int NoBash = 127;

    /// <summary>Additional environment variables for the AWS CLI; null removes one of this process.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The script's text.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(CollectScript).Assembly.GetManifestResourceStream("collect.sh")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Runs the script with this process's environment and standard error.</summary>
    /// <returns>The script's exit code.</returns>
    public async Task<int> RunAsync()
    {
        // Only this user can read a temporary folder that .NET creates.
        var folder = Directory.CreateTempSubdirectory("collect-");
        try
        {
            var script = Path.Combine(folder.FullName, "collect.sh");
            await File.WriteAllTextAsync(script, Text).ConfigureAwait(false);
            var start = new ProcessStartInfo(
                "bash",
                [
                    script, Folder, Region, Prefix, LogGroupPrefix, HasWholeAccount ? "account" : "stack",
                    .. RunsIamCollect ? ["iam-collect"] : (string[])[],
                ]);
            foreach (var (name, value) in Environment)
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return NoBash;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
