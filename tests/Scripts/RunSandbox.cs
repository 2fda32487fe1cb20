using System.Diagnostics;
using Tests.Review;

namespace Tests.Scripts;

/// <summary>
/// <c>./run</c> in a separate folder, with a fake <c>dotnet</c> that a test controls, and with the utilities of a stock macOS:
/// the PATH has no others, and these refuse GNU's options.
/// </summary>
internal sealed class RunSandbox : IDisposable
{
    private static readonly string[] Utilities =
    [
        "awk", "bash", "cat", "cksum", "date", "dirname", "env", "find", "grep", "head", "kill", "ln", "ls", "mkdir", "mv", "ps",
            "pwd", "readlink", "rm",
        "sed", "sh", "sleep", "sort", "touch", "tr", "uname",
    ];

    /// <summary>Options that BSD's utilities refuse or interpret differently.</summary>
    private static readonly (string Utility, string Refused)[] Options =
    [
        ("env", "--*"), ("find", "-quit|-printf|-mmin"), ("grep", "-P|-oP"), ("readlink", "-f|-e|-m|--*"), ("sed", "-i*|-r|--*"),
            ("sort", "-V|--*"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("run-").FullName;
    private readonly string shell;

    public RunSandbox(string shell = "bash")
    {
        this.shell = Programs.Find(shell)!;
        foreach (var part in (string[])["bin", "macos", "home", "project"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        File.Copy(Path.Combine(Reviews.Root, "run"), Path.Combine(Project, "run"));
        foreach (var file in (string[])[
            "Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets", "FastStart.targets", "global.json",
            ".editorconfig"])
        {
            File.WriteAllText(Path.Combine(Project, file), file);
        }

        foreach (var part in (string[])["iam", "policies", "infra", "review", "rehearsal", "mutation", "standins", "tests"])
        {
            Directory.CreateDirectory(Path.Combine(Project, part));
            File.WriteAllText(Path.Combine(Project, part, "Code.cs"), "");
        }

        foreach (var utility in Utilities)
        {
            var real = Programs.Find(utility) ?? throw new InvalidOperationException($"this machine has no {utility}");
            var refused = Options.FirstOrDefault(option => option.Utility == utility).Refused;
            if (refused is null)
            {
                File.CreateSymbolicLink(Path.Combine(folder, "macos", utility), real);
            }
            else
            {
                Script("macos", utility,
                    $"for option in \"$@\"; do case $option in {refused}) echo '{utility}: illegal option' >&2; exit 64 ;; "
                        + $"esac; done\nexec {real} \"$@\"");
            }
        }

        Dotnet("bin/dotnet");
    }

    public string Project => Path.Combine(folder, "project");

    public string Home => Path.Combine(folder, "home");

    /// <summary>The calls of <c>dotnet</c>, with the project's folder as <c>PROJECT</c>.</summary>
    public string[] Asked => File.Exists(AskedPath)
        ? [.. File.ReadAllLines(AskedPath).Select(line => line.Replace(Project, "PROJECT", StringComparison.Ordinal))] : [];

    /// <summary>The result that ./run has stored; null if there is none.</summary>
    public string AnswerPath => Path.Combine(Project, "artifacts", "pulumi-sdk");

    private string AskedPath => Path.Combine(folder, "asked");

    /// <summary>The output, exit code and duration of a restore.</summary>
    public RunSandbox Restoring(int exitCode, string output = "", double seconds = 0) =>
        Doing("restore", exitCode, output, seconds);

    public RunSandbox Building(int exitCode, string output = "", double seconds = 0) => Doing("build", exitCode, output, seconds);

    /// <summary>The output of a restore or build with this argument before it fails.</summary>
    public RunSandbox Refusing(string argument, string output)
    {
        File.WriteAllText(Path.Combine(folder, "refused"), argument);
        File.WriteAllText(Path.Combine(folder, "refusal"), output);
        return this;
    }

    /// <summary>A fake <c>dotnet</c> with an SDK, at a path in the sandbox.</summary>
    public void Dotnet(string path, bool hasSdk = true)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Script(Path.GetDirectoryName(path)!, "dotnet", $$"""
            case $1 in
              --list-sdks) {{(hasSdk ? "echo '10.0.100 [/usr/share/dotnet/sdk]'" : "echo '8.0.100 [/usr/share/dotnet/sdk]'")}} ;;
              restore | build)
                echo "$*" >>'{{AskedPath}}'
                cat '{{folder}}'/$1.output 2>/dev/null
                sleep "$(cat '{{folder}}'/$1.seconds 2>/dev/null || echo 0)"
                code=$(cat '{{folder}}'/$1.code 2>/dev/null || echo 0)
                refused=$(cat '{{folder}}'/refused 2>/dev/null)
                case " $*" in
                  *"${refused:- no such argument}"*) cat '{{folder}}'/refusal; code=1 ;;
                esac
                if [ "$1 $code" = "build 0" ]; then
                  for tool in run/Review/Review bin/Rehearsal/debug/Rehearsal bin/Tests/debug/Tests; do
                    mkdir -p '{{Project}}'/artifacts/$PulumiSdk/${tool%/*} && touch '{{Project}}'/artifacts/$PulumiSdk/$tool.dll
                  done
                  echo built >>'{{AskedPath}}'
                fi
                exit $code ;;
              *) echo "$PulumiSdk: $*" ;;
            esac
            """);
    }

    public void RemoveDotnet(string path) => File.Delete(Path.Combine(folder, path));

    public Programs.Finished Run(params string[] arguments) => Run([], arguments);

    public Programs.Finished Run((string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.Replace(Project, "PROJECT", StringComparison.Ordinal),
            error.Result.Replace(Project, "PROJECT", StringComparison.Ordinal));
    }

    public Process Start((string Name, string Value)[] environment, params string[] arguments) =>
        StartProgram(shell, [Path.Combine(Project, "run"), .. arguments], environment);

    public Process StartProgram(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = $"{folder}/bin:{folder}/macos";
        start.Environment["HOME"] = Home;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private RunSandbox Doing(string verb, int exitCode, string output, double seconds)
    {
        File.WriteAllText(Path.Combine(folder, $"{verb}.output"), output);
        File.WriteAllText(Path.Combine(folder, $"{verb}.code"), $"{exitCode}");
        File.WriteAllText(Path.Combine(folder, $"{verb}.seconds"), FormattableString.Invariant($"{seconds}"));
        return this;
    }

    private void Script(string where, string name, string body)
    {
        var path = Path.Combine(folder, where, name);
        File.WriteAllText(path, $"#!{Programs.Find("bash")}\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
