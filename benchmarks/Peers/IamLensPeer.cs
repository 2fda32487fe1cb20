using System.Text.Json;
using Benchmarks.Measure;
using Benchmarks.Scale;

namespace Benchmarks.Peers;

/// <summary>
/// iam-lens, a Node program that asks the folder of iam-collect who can do something. It has the AGPL license, so the user
/// installs it, and it runs as a separate process. Its `principal-can` has no counterpart here.
/// https://github.com/cloud-copilot/iam-lens
/// </summary>
internal static class IamLensPeer
{
    private const string Package = "@cloud-copilot/iam-lens";
    private const string Id = "123456789012";
    private const string Bucket = "arn:aws:s3:::shared-data";
    private const string Auditor = "auditor";

    private static readonly string Ec2 = Trust("""{"Service": "ec2.amazonaws.com"}""");

    public static Peer Of(ReviewTool tool, Installed peers, int roles)
    {
        if (peers.Missing(Package) is { } missing)
        {
            return Peer.Skipped(Package, missing);
        }

        var folder = Write(peers, roles);
        var configuration = peers.Write("iam-collect.jsonc", JsonSerializer.Serialize(new
        {
            name = "bench",
            iamCollectVersion = "0.1.206",
            storage = new { type = "file", path = folder },
        }));
        var names = $"of {roles:N0} roles";
        return new($"{Package} {peers.VersionOf(Package)}", null,
        [
            WhoCan($"{names}, who may read one object of a bucket", "s3:GetObject", $"{Bucket}/team-10/file"),
            WhoCan($"{names}, who may list a bucket that its policy opens to one", "s3:ListBucket", Bucket),
            WhoCan($"{names}, who may become a role", "sts:AssumeRole", $"arn:aws:iam::{Id}:role/{Auditor}"),
            Simulate($"{names}, whether one may read its object", "team-10", $"{Bucket}/team-10/file"),
            Simulate($"{names}, whether one may read the object of another", "team-20", $"{Bucket}/team-10/file"),
        ]);

        PeerQuestion WhoCan(string text, string action, string resource) => new(
            text,
            new(tool.Command("who-can", action, resource, "--owner", Id, "--account", folder, "--format", "json"),
                run => Principals(run)),
            new(Lens("who-can", "--resource", resource, "--resource-account", Id, "--actions", action),
                run => Principals(run)));

        // who-can answers for all principals at once.
        PeerQuestion Simulate(string text, string role, string resource) => new(
            text,
            new(tool.Command("who-can", "s3:GetObject", resource, "--owner", Id, "--account", folder, "--format", "json"),
                run => Principals(run).Split('\n').Contains(Role(role)) ? "allowed" : "denied"),
            new(Lens("simulate", "--principal", Role(role), "--action", "s3:GetObject", "--resource", resource,
                "--resource-account", Id),
                run => run.Output.Contains("Simulation Result: Allowed", StringComparison.Ordinal) ? "allowed" : "denied"));

        Command Lens(params string[] arguments) => new(
            Installed.Node!, peers.Scratch,
            [
                Path.Combine(Path.GetFullPath(peers.Folder!), "node_modules", Package, "dist", "esm", "cli.js"),
                .. arguments, "--collect-configs", configuration,
            ]);
    }

    private static string Principals(ProcessRun run)
    {
        try
        {
            using var json = JsonDocument.Parse(run.Output);
            return string.Join('\n', json.RootElement.GetProperty("allowed").EnumerateArray()
                .Select(one => one.GetProperty("principal").GetString()).Distinct().Order(StringComparer.Ordinal));
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException)
        {
            return $"exit code {run.ExitCode}: {run.Error}";
        }
    }

    // The account of the scale benchmark in the layout of iam-collect.
    // https://github.com/cloud-copilot/iam-collect/blob/main/docs/Storage.md
    private static string Write(Installed peers, int roles)
    {
        var folder = Path.Combine(peers.Scratch, "collected");
        var account = Path.Combine(folder, "aws", "aws", "accounts", Id);
        foreach (var (number, policy) in Account.Policies(roles).Index())
        {
            AddRole($"team-{number}", Ec2, policy);
        }

        AddRole(Auditor, Trust($$"""{"AWS": "{{Role("team-0")}}"}"""), null);
        Add(Path.Combine("s3", "shared-data"), "metadata", $$"""{"arn": "{{Bucket}}", "name": "shared-data"}""");
        Add(Path.Combine("s3", "shared-data"), "policy", Account.BucketPolicy);
        return folder;

        void AddRole(string name, string trust, string? policy)
        {
            var role = Path.Combine("iam", "role", name);
            Add(role, "metadata", $$"""{"arn": "{{Role(name)}}", "name": "{{name}}", "path": "/"}""");
            Add(role, "trust-policy", trust);
            if (policy is not null)
            {
                Add(role, "inline-policies", $$"""[{"PolicyName": "own", "PolicyDocument": {{policy}} }]""");
            }
        }

        void Add(string place, string file, string json)
        {
            Directory.CreateDirectory(Path.Combine(account, place));
            File.WriteAllText(Path.Combine(account, place, $"{file}.json"), json);
        }
    }

    private static string Role(string name) => $"arn:aws:iam::{Id}:role/{name}";

    private static string Trust(string principal) =>
        $$$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{{principal}}},"Action":"sts:AssumeRole"}]}
        """;
}
