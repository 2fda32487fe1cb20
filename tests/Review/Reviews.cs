using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Pulumi;
using Review.Forms.Report;
using Review.Mocks;
using Review.Model;
using Review.Reports;
using Review.Stacks;

namespace Tests.Review;

/// <summary>Reviews of this project's own stacks and of small synthetic ones.</summary>
internal static class Reviews
{
    /// <summary>The folder of this project.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    private static readonly ConcurrentDictionary<
        (string Stack, string Project, string Settings, bool Again), Lazy<Task<ReviewReport>>> Known = [];

    public static Task<ReviewReport> Of(string stack) => In(Root, stack);

    /// <summary>
    /// A review of a stack in another folder. The program runs once per process for the same files; each caller gets a copy.
    /// </summary>
    public static Task<ReviewReport> In(string folder, string stack) => KnownAsync(folder, stack, again: false);

    /// <summary>A review of another run of the program, for tests that compare two runs.</summary>
    public static Task<ReviewReport> Again(string folder, string stack) => KnownAsync(folder, stack, again: true);

    private static async Task<ReviewReport> KnownAsync(string folder, string stack, bool again)
    {
        var (project, settings) = (Path.Combine(folder, "Pulumi.yaml"), Path.Combine(folder, $"Pulumi.{stack}.yaml"));
        return Copy(await Known.GetOrAdd(
            (stack, await File.ReadAllTextAsync(project), await File.ReadAllTextAsync(settings), again),
            _ => new(() => RunAsync(folder, stack))).Value);
    }

    private static async Task<ReviewReport> RunAsync(string folder, string stack)
    {
        var review = await StackReview.OfAsync(folder, stack);
        return review is StackReview.Done done ? done.Report
            : throw new InvalidOperationException(ProblemText.Write(stack, ((StackReview.Refused)review).Problems));
    }

    /// <summary>A review of a stack with the declarations of the function.</summary>
    public static async Task<ReviewReport> Of(Action declare, params (string Key, string Value)[] settings) =>
        ReportBuilder.Build(Configuration(settings), [], await Declare(declare, settings));

    /// <summary>A review of a stack that the function constructs.</summary>
    public static async Task<ReviewReport> Of(Func<StackOptions, Stack> make) =>
        ReportBuilder.Build(Configuration([]), [], await ProgramRun.DeclareAsync(Configuration([]), make));

    public static Task<StackProgramResult> Declare(Action declare, params (string Key, string Value)[] settings) =>
        ProgramRun.DeclareAsync(Configuration(settings), options => new MadeUp(options, declare));

    // Only the JSON of a report is mutable. The copies are made one at a time, because even reading a JsonObject can write to it.
    private static ReviewReport Copy(ReviewReport report)
    {
        lock (report)
        {
            return report with
            {
                Settings = Clone(report.Settings),
                Outputs = Clone(report.Outputs),
                Resources = [
                    .. report.Resources.Select(
                        resource => resource with { Inputs = Clone(resource.Inputs), Assumed = Clone(resource.Assumed) })],
                Documents = [.. report.Documents.Select(document => document with { Policy = document.Policy.DeepClone() })],
            };
        }
    }

    private static JsonObject Clone(JsonObject node) => (JsonObject)node.DeepClone();

    private static StackConfiguration Configuration((string Key, string Value)[] settings) =>
        new("infra", "test", settings.ToDictionary(setting => setting.Key, setting => setting.Value), new HashSet<string>(),
            new Dictionary<string, string>(), []);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed class MadeUp : Stack
    {
        public MadeUp(StackOptions options, Action declare)
            : base(options) => declare();
    }
}

/// <summary>A component with the declarations of the function.</summary>
internal sealed class Holder : ComponentResource
{
    public Holder(
        string name, Action<Holder> declare, ComponentResourceOptions? options = null, string type = "infra:test:Holder")
        : base(type, name, options)
    {
        declare(this);
        RegisterOutputs();
    }
}
