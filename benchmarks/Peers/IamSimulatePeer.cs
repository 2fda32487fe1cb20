using System.Text.Json;

namespace Benchmarks.Peers;

/// <summary>
/// iam-simulate, a Node program that decides requests. It has the AGPL license, so the user installs it, and it runs as a
/// separate process.
/// https://www.npmjs.com/package/@cloud-copilot/iam-simulate
/// </summary>
internal static class IamSimulatePeer
{
    public const string Package = "@cloud-copilot/iam-simulate";

    private const int Copies = 5;

    public static Peer Of(ReviewTool tool, Installed peers)
    {
        if (peers.Missing(Package) is { } missing)
        {
            return Peer.Skipped(Package, missing);
        }

        var lines = Enumerable.Repeat(DecisionScenarios.Lines, Copies).SelectMany(line => line).ToList();
        var file = peers.Write("scenarios.jsonl", string.Join('\n', lines));
        return new($"{Package} {peers.VersionOf(Package)}", null,
        [
            new($"decide {lines.Count} scenarios of a file, with reasons",
                new(tool.Command("decide", file, "--format", "json"), run => string.Join('\n', Decisions(run.Output))),
                new(peers.Script("decide.cjs", file, "checked", "0"), run => run.Output.TrimEnd())),
        ]);
    }

    private static IEnumerable<string> Decisions(string output)
    {
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("decision").GetString()!;
        }
    }
}
