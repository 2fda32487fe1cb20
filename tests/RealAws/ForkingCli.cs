using System.Text.RegularExpressions;

namespace Tests.RealAws;

/// <summary>
/// Puts <c>aws.py</c> as <c>aws</c> in front of the PATH of this process: the installed AWS CLI, imported once and forked for
/// each call.
/// </summary>
public sealed partial class ForkingCli : IDisposable
{
    private readonly string? folder;

    private ForkingCli(string? interpreter)
    {
        if (interpreter is null)
        {
            return;
        }

        folder = Directory.CreateTempSubdirectory("aws-").FullName;
        var program = Path.Combine(folder, "aws");
        File.WriteAllText(Path.Combine(folder, "owner"), $"{Environment.ProcessId}");
        File.WriteAllText(
            program, $"#!{interpreter} -IS\n{File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "RealAws", "aws.py"))}");
        Programs.Run("chmod", "", "u+x", program);
        Environment.SetEnvironmentVariable("PATH", $"{folder}{Path.PathSeparator}{InstalledPath}");
    }

    /// <summary>The PATH with the installed <c>aws</c>, for tests of what happens to a started process.</summary>
    public static string InstalledPath { get; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>
    /// Leaves the PATH as it is where the AWS CLI is no Python program on Linux, such as version 2's single executable.
    /// </summary>
    public static ForkingCli OnPath() => new(OperatingSystem.IsLinux() ? Interpreter() : null);

    public void Dispose()
    {
        if (folder is not null)
        {
            Environment.SetEnvironmentVariable("PATH", InstalledPath);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The Python interpreter of the installed AWS CLI of version 1.</summary>
    internal static string? Interpreter()
    {
        if (InstalledPath.Split(Path.PathSeparator).Select(one => Path.Combine(one, "aws")).FirstOrDefault(File.Exists)
            is not { } program)
        {
            return null;
        }

        var first = FirstLine(program);
        if (program.Contains("/.pyenv/shims/", StringComparison.Ordinal))
        {
            first = FirstLine(Programs.Run("pyenv", "", "which", "aws").Output.Trim());
        }

        return Python().Match(first) is { Success: true } match && HasCli(match.Groups[1].Value) ? match.Groups[1].Value : null;
    }

    private static string FirstLine(string program)
    {
        if (!File.Exists(program))
        {
            return "";
        }

        using var reader = new StreamReader(program);
        var start = new char[200];
        return new string(start, 0, reader.ReadBlock(start)).Split('\n')[0];
    }

    private static bool HasCli(string interpreter)
    {
        var libraries = Path.Combine(Path.GetDirectoryName(interpreter)!, "..", "lib");
        return Directory.Exists(libraries) && Directory.EnumerateDirectories(libraries, "python3*")
            .Select(version => Path.Combine(version, "site-packages"))
            .Any(packages => Directory.Exists(Path.Combine(packages, "awscli"))
                && Directory.Exists(Path.Combine(packages, "botocore")));
    }

    [GeneratedRegex("^#!(/[^ ]*/python[0-9.]*)$")]
    private static partial Regex Python();
}
