using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Review.Model;

namespace Review.Reports;

/// <summary>The base of a comparison: a report, a missing stack, or the reason why there is no report.</summary>
public abstract record BaseReport
{
    private BaseReport()
    {
    }

    public sealed record Read(ReviewReport Report) : BaseReport;

    /// <summary>The commit does not have this stack, so everything is new.</summary>
    public sealed record NoSuchStack : BaseReport;

    public sealed record Unusable(string Reason) : BaseReport;
}

/// <summary>
/// Makes the report of a commit: checks it out into a temporary worktree, builds and runs that commit's review tool there, and
/// removes the worktree, also after an error or an interrupt.
/// </summary>
public sealed class GitBase : IDisposable
{
    private readonly string repository;
    private readonly Progress progress;
    // mkdtemp: a new folder with mode 0700 and an unpredictable name. It contains the worktree.
    private readonly string temporary = Directory.CreateTempSubdirectory("stack-diff-").FullName;
    private readonly List<PosixSignalRegistration> signals = [];
    private Process? running;
    private bool isCheckedOut;

    private string Worktree => Path.Combine(temporary, "base");

    private GitBase(string repository, Progress progress)
    {
        (this.repository, this.progress) = (repository, progress);
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            // The default handler would end the process before the worktree is removed.
            signals.Add(PosixSignalRegistration.Create(signal, _ =>
            {
                Dispose();
                Environment.Exit(130);
            }));
        }
    }

    /// <param name="project">The project's folder, in a git repository.</param>
    /// <param name="reference">A branch, tag or commit.</param>
    /// <param name="stacks">The names of the stacks; with none, nothing is checked out.</param>
    /// <param name="progress">Shows the phases, because building the commit's tool takes time.</param>
    public static async Task<Dictionary<string, BaseReport>> ReportsAsync(
        string project, string reference, IReadOnlyList<string> stacks, Progress progress)
    {
        var reports = new Dictionary<string, BaseReport>();
        using var @base = new GitBase(project, progress);
        var (checkedOut, unusable) = stacks.Count > 0 ? await @base.CheckOutAsync(reference).ConfigureAwait(false) : (null, null);
        foreach (var stack in stacks)
        {
            reports[stack] = checkedOut is null ? unusable!
                : await @base.ReviewAsync(checkedOut, reference, stack).ConfigureAwait(false);
        }

        return reports;
    }

    /// <summary>The project's folder in the commit, or the reason why there is none.</summary>
    private async Task<(string? Project, BaseReport.Unusable? Unusable)> CheckOutAsync(string reference)
    {
        var commit = reference.StartsWith('-')
            ? (Code: 1, Output: "", Error: "")
            : await RunAsync(repository, "git", "rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}")
                .ConfigureAwait(false);
        if (commit.Code != 0)
        {
            return (null, new($"`{reference}` is not a commit of this repository; `git fetch` it, or name another"));
        }

        // The project can be in a subfolder of the repository.
        var inside = (await RunAsync(repository, "git", "rev-parse", "--show-prefix").ConfigureAwait(false)).Output.Trim();
        progress.Begin($"diff: checking out `{reference}`");
        isCheckedOut = true;
        var checkout = await RunAsync(repository, "git", "worktree", "add", "--detach", "--quiet", Worktree, commit.Output.Trim())
            .ConfigureAwait(false);
        if (checkout.Code != 0)
        {
            return (null, new($"`{reference}` could not be checked out into {Worktree}: {Last(checkout.Error)}"));
        }

        return (Path.Combine(Worktree, inside), null);
    }

    /// <param name="project">The project's folder in the commit.</param>
    /// <param name="reference">The commit, for messages.</param>
    /// <param name="stack">The stack's name.</param>
    private async Task<BaseReport> ReviewAsync(string project, string reference, string stack)
    {
        if (!File.Exists(Path.Combine(project, $"Pulumi.{stack}.yaml")))
        {
            return new BaseReport.NoSuchStack();
        }

        var tool = Path.Combine(project, "run");
        if (!File.Exists(tool))
        {
            return new BaseReport.Unusable(
                $"`{reference}` has stack {stack} but no ./run to review it; make the report with that commit's tools and pass "
                    + "it with --base");
        }

        progress.Begin($"diff: building and reviewing {stack} of `{reference}` with its own tool");
        // Windows cannot start a script directly.
        string[] script = OperatingSystem.IsWindows() ? ["bash", tool] : [tool];
        var review = await RunAsync(project, script[0], [.. script[1..], "review", stack, "--format", "json"])
            .ConfigureAwait(false);
        if (review.Code is not (int)ExitCode.Success and not (int)ExitCode.Finding)
        {
            return new BaseReport.Unusable(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"stack {stack} of `{reference}` could not be reviewed (exit code "
                        + $"{review.Code}):\n{Last(review.Error, 20)}"));
        }

        return ReportReader.Read(review.Output) switch
        {
            ReportReading.Read read => new BaseReport.Read(read.Report),
            ReportReading.Refused refused =>
                new BaseReport.Unusable(
                    $"what the review of `{reference}` wrote is not a valid "
                        + $"report:\n{string.Join('\n', refused.Problems.Take(20))}"),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string where, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = where,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            running = process;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync().ConfigureAwait(false);
            running = null;
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, "", $"{program}: {missing.Message}");
        }
    }

    private static string Last(string text, int lines = 1) => string.Join('\n', text.TrimEnd().Split('\n').TakeLast(lines));

    public void Dispose()
    {
        foreach (var signal in signals)
        {
            signal.Dispose();
        }

        running?.Kill(entireProcessTree: true);
        if (isCheckedOut)
        {
            isCheckedOut = false;
            using var remove = Process.Start(new ProcessStartInfo("git", ["worktree", "remove", "--force", Worktree])
            {
                WorkingDirectory = repository,
                RedirectStandardError = true,
            });
            remove?.WaitForExit();
        }

        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
