using System.Text.Json.Nodes;
using Benchmarks.Measure;
using Benchmarks.Prove;
using Review.Model;

namespace Benchmarks.Peers;

/// <summary>The AWS CDK: it declares the same resources and policy documents, and compares two states of them.</summary>
internal static class CdkPeers
{
    private const string Cdk = "aws-cdk-lib";
    private const string Diff = "@aws-cdk/cloudformation-diff";

    public static IEnumerable<Peer> Of(ReviewTool tool, Installed peers)
    {
        if (peers.Missing(Cdk, "constructs", Diff) is { } missing)
        {
            return [Peer.Skipped($"{Cdk} and {Diff}", missing)];
        }

        var report = JsonReport.Write(ProveCases.Prod);
        var before = peers.Write("before.json", report);
        var after = peers.Write("after.json", Widened(report));
        var templates = new[] { before, after }.Select(state => peers.Write(
            $"{Path.GetFileNameWithoutExtension(state)}.template.json",
            ProcessRun.Of(peers.Script("synth.cjs", state), TimeSpan.FromMinutes(1)).Output)).ToList();
        return
        [
            new($"{Cdk} {peers.VersionOf(Cdk)}", null,
            [
                new("declare prod, and show its resources and documents",
                    new(tool.Command("review", "prod", "--format", "json"), run => OfReport(JsonNode.Parse(run.Output)!)),
                    new(peers.Script("synth.cjs", before), run => OfTemplate(JsonNode.Parse(run.Output)!))),
            ]),
            new($"{Diff} {peers.VersionOf(Diff)}", null,
            [
                Compare("compare two equal states of prod", before, before, templates[0], templates[0]),
                Compare("compare prod with a state in which one document allows more", before, after, templates[0], templates[1]),
            ]),
        ];

        PeerQuestion Compare(string text, string oldReport, string newReport, string oldTemplate, string newTemplate) => new(
            text,
            new(
                tool.Command("diff", "prod", "--base", oldReport, "--head", newReport, "--format", "json"),
                run => run.ExitCode switch
                {
                    0 => "nothing",
                    1 => "more access",
                    var other => $"exit code {other}: {run.Error}",
                }),
            new(peers.Script("diff.cjs", oldTemplate, newTemplate), run => run.Output.Trim()));
    }

    // The upload role may read the ACL of an object.
    private static string Widened(string report) =>
        report.Replace("s3:AbortMultipartUpload", "s3:GetObjectAcl", StringComparison.Ordinal);

    private static string OfReport(JsonNode report) => Answer(
        report["resources"]!.AsArray().Count(
            resource => resource!["type"]!.GetValue<string>().StartsWith("aws:", StringComparison.Ordinal)),
        report["documents"]!.AsArray().Select(document => document!["policy"]!));

    private static string OfTemplate(JsonNode template)
    {
        var resources = template["Resources"]!.AsObject();
        return Answer(
            resources.Count(resource => resource.Key.StartsWith("Resource", StringComparison.Ordinal)),
            resources.Where(resource => resource.Key.StartsWith("Document", StringComparison.Ordinal)).Select(resource =>
                resource.Value!["Properties"]!["PolicyDocument"] ?? resource.Value["Properties"]!["AssumeRolePolicyDocument"]!));
    }

    private static string Answer(int resources, IEnumerable<JsonNode> documents) =>
        $"{resources} resources\n"
            + string.Join('\n', documents.Select(document => Canonical(document).ToJsonString()).Order(StringComparer.Ordinal));

    // Sorts members and values, and writes a list with one value as the value: neither changes the meaning of a policy.
    private static JsonNode Canonical(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(
            member => KeyValuePair.Create<string, JsonNode?>(member.Key, Canonical(member.Value!)))),
        JsonArray { Count: 1 } one => Canonical(one[0]!),
        JsonArray values => new JsonArray([.. values.Select(value => Canonical(value!)).OrderBy(
            value => value.ToJsonString(), StringComparer.Ordinal)]),
        _ => node.DeepClone(),
    };
}
