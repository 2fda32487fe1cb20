using System.Text.Json.Nodes;
using Review.Diff.Access;
using Review.Drift;
using Review.Drift.Answers;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>
/// A folder of answers about the stack dev: the identities are as declared, and a test adds what else AWS answers. What is not
/// added was not collected.
/// </summary>
internal sealed class AnswersFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("answers-").FullName;

    private AnswersFolder()
    {
    }

    public static async Task<AnswersFolder> AsDeclaredAsync(Action<JsonObject>? change = null)
    {
        var details = await DeclaredAnswers.DetailsAsync();
        change?.Invoke(details);
        return new AnswersFolder().With("caller-identity.json", """{"Account": "123456789012"}""")
            .With("authorization-details.json", details.ToJsonString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <param name="answer">JSON; empty if AWS answered that there is none.</param>
    public AnswersFolder With(string path, string answer)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, answer);
        return this;
    }

    /// <param name="export">The stack's state; without one, an id of AWS is known only if its resource is in the answers.</param>
    public async Task<DriftReport> CompareAsync(ReviewReport? stack = null, StackExport? export = null)
    {
        var (report, refusal) = DriftReport.Of(
            stack ?? await Reviews.Of("dev"), CollectedStack.In(folder, export).Collected!, "infra", SourceLines.In(folder),
            _ => false, _ => { });
        return report ?? throw new InvalidOperationException(refusal);
    }

    /// <summary>An export in which each resource has its declared id.</summary>
    public static StackExport Export(ReviewReport stack) => StackExport.Read(
        new JsonObject
        {
            ["deployment"] = new JsonObject
            {
                ["resources"] = new JsonArray([.. stack.Resources.Select(resource => new JsonObject
                {
                    ["urn"] = resource.Urn,
                    ["id"] = resource.Id,
                })]),
            },
        }.ToJsonString(),
        stack.Stack).Export!;

    public static string Tags(ReportedResource resource) => new JsonArray(
        [.. resource.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]).ToJsonString();
}
