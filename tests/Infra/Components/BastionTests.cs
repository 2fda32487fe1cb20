using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Infra.Components;
using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Resources;
using Review.Model;
using Tests.Review;

namespace Tests.Infra.Components;

/// <summary>The operators who may log in to the bastion, and the resources that a change of them replaces.</summary>
public sealed class BastionTests
{
    private const string Ann = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAx";
    private const string Cat = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAz";
    private const string Bob = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAy";

    [Fact]
    public async Task Operators_are_tags_that_the_instance_reads_from_its_metadata()
    {
        var instance = The(await Run($"operators: {{ann: {Ann}}}"), "bastion-instance");

        Assert.Equal(Ann, instance.Inputs["tags"]!["operator:ann"]!.ToString());
        Assert.Equal("enabled", instance.Inputs["metadataOptions"]!["instanceMetadataTags"]!.ToString());
        Assert.Contains(
            "AuthorizedKeysFile .ssh/authorized_keys /etc/ssh/operators/%u", instance.Text("userData"), StringComparison.Ordinal);
        Assert.Null(instance.Inputs["keyName"]);
    }

    [Fact]
    public async Task An_operator_comes_and_goes_without_another_change()
    {
        var (one, two) = (
            await Run($"operators: {{ann: {Ann}}}"), await Run($"operators: {{ann: {Ann}, bob: {Bob}}}"));

        var changed = one.Resources.Zip(two.Resources)
            .Where(pair => pair.First.Inputs.ToJsonString() != pair.Second.Inputs.ToJsonString())
            .Select(pair => (pair.First.Name, Inputs(pair.First.Inputs, pair.Second.Inputs)));
        Assert.Equal([("bastion-instance", "tags")], changed);

        static string Inputs(JsonObject one, JsonObject two) => string.Join(
            ", ", one.Where(input => input.Value?.ToJsonString() != two[input.Key]?.ToJsonString()).Select(input => input.Key));
    }

    [Fact]
    public async Task Without_operators_the_bastion_reads_none()
    {
        var instance = The(await Run($"publicKey: {Ann}"), "bastion-instance");

        Assert.DoesNotContain("operators", instance.Text("userData"), StringComparison.Ordinal);
        Assert.Null(instance.Inputs["metadataOptions"]!["instanceMetadataTags"]);
        Assert.NotNull(instance.Inputs["keyName"]);
    }

    [Fact]
    public async Task With_operators_a_public_key_is_a_tag_and_the_key_pair_is_for_nodes()
    {
        var report = await Run($"publicKey: {Bob}, operators: {{ann: {Ann}}}", "  infra:emr: {enabled: true}\n");

        var instance = The(report, "bastion-instance");
        var tags = instance.Inputs["tags"]!;
        Assert.Equal((Bob, Ann), (tags["operator:publicKey"]!.ToString(), tags["operator:ann"]!.ToString()));
        Assert.Null(instance.Inputs["keyName"]);
        Assert.Equal(
            The(report, "bastion-key").Inputs["keyName"]!.ToString(),
            The(report, "flink-cluster").Inputs["ec2Attributes"]!["keyName"]!.ToString());
        Assert.Contains("ec2Attributes.keyName", The(report, "flink-cluster").Options.IgnoreChanges!);
    }

    [Theory]
    [InlineData("operators: {ann: ANN}", "publicKey: BOB, operators: {ann: ANN}")]
    [InlineData("publicKey: BOB, operators: {ann: ANN}", "operators: {ann: ANN}")]
    [InlineData("publicKey: BOB, operators: {ann: ANN}", "publicKey: CAT, operators: {ann: ANN}")]
    [InlineData("publicKey: BOB, operators: {ann: ANN}", "publicKey: BOB, operators: {cat: CAT}")]
    [InlineData("operators: {ann: ANN}", "operators: {ann: CAT, bob: BOB}")]
    public async Task With_operators_no_change_of_keys_replaces_bastion_or_cluster(string before, string after)
    {
        var diff = await Diff(before, after);

        Assert.DoesNotContain(
            diff.Resources, change => change.How == ResourceFate.Replaced && change.Name != "bastion-key");
    }

    [Fact]
    public async Task The_first_operators_replace_the_bastion_and_not_the_cluster() => Assert.Equal(
        ["bastion-instance"],
        (await Diff("publicKey: BOB", "publicKey: BOB, operators: {ann: ANN}")).Resources
            .Where(change => change.How == ResourceFate.Replaced).Select(change => change.Name));

    [Fact]
    public async Task A_tag_of_the_settings_replaces_nothing()
    {
        const string WithCluster = "  infra:emr: {enabled: true}\n";
        var (one, two) = (
            await Run($"publicKey: {Ann}", WithCluster),
            await Run($"publicKey: {Ann}", $"{WithCluster}  infra:tags: {{team: x}}\n"));

        Assert.DoesNotContain(
            StackDiff.Of(one, two, SourceLines.In(Reviews.Root)).Resources, change => change.How == ResourceFate.Replaced);
    }

    [Fact]
    public async Task To_remove_the_key_pair_of_a_running_cluster_is_a_loss() => Assert.Contains(
        "flink-cluster can start no node any more if it started with this key pair",
        Assert.Single((await Diff("publicKey: BOB, operators: {ann: ANN}", "operators: {ann: ANN}")).Losses).What,
        StringComparison.Ordinal);

    [Fact]
    public async Task The_owner_of_the_public_key_keeps_the_login_when_operators_come()
    {
        var diff = await Diff("publicKey: BOB", "publicKey: BOB, operators: {ann: ANN}");

        Assert.Equal(["lets operator ann log in"], diff.LoginsGained.Select(change => change.Message));
        Assert.Empty(diff.LoginsLost);
    }

    private static async Task<StackDiff> Diff(string before, string after)
    {
        const string WithCluster = "  infra:emr: {enabled: true}\n";
        return StackDiff.Of(
            await Run(Keyed(before), WithCluster), await Run(Keyed(after), WithCluster), SourceLines.In(Reviews.Root));

        static string Keyed(string settings) => settings.Replace("ANN", Ann, StringComparison.Ordinal)
            .Replace("BOB", Bob, StringComparison.Ordinal).Replace("CAT", Cat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_pair_does_not_replace_the_cluster()
    {
        var cluster = The(await Run($"publicKey: {Ann}", "  infra:emr: {enabled: true}\n"), "flink-cluster");

        Assert.DoesNotContain(
            cluster.PropertyDependencies!["ec2Attributes"], urn => urn.EndsWith("::bastion-key", StringComparison.Ordinal));
        Assert.Contains(cluster.Options.DependsOn, urn => urn.EndsWith("::bastion-key", StringComparison.Ordinal));
    }

    [Fact]
    public void Security_updates_come_from_the_newest_release()
    {
        var script = BastionUserData.Script("ec2-user");

        Assert.Contains("dnf -y upgrade --security --releasever=latest", script, StringComparison.Ordinal);
        Assert.Contains("OnUnitActiveSec=1d", script, StringComparison.Ordinal);
    }

    [NeedsTheory("bash")]
    [InlineData(false, 22)]
    [InlineData(true, 22)]
    [InlineData(true, 2222)]
    public void The_user_data_is_valid_shell(bool readsOperators, int port) =>
        Assert.Equal("", Programs.Run("bash", input: BastionUserData.Script("ec2-user", readsOperators, port), "-n").Error);

    [NeedsTheory("shellcheck")]
    [InlineData(false, 22)]
    [InlineData(true, 22)]
    [InlineData(true, 2222)]
    public void The_user_data_passes_shellcheck(bool readsOperators, int port) => Assert.Equal(
        "",
        Programs.Run("shellcheck", BastionUserData.Script("ec2-user", readsOperators, port), "--shell=bash", "-").Output);

    [Fact]
    public async Task Another_port_replaces_the_bastion_and_tells_the_operators()
    {
        var diff = await Diff("publicKey: BOB", "publicKey: BOB, port: 2222");

        Assert.Equal(
            ["bastion-instance no longer answers SSH on port 22 but on 2222; each operator stores the output sshConfig again"],
            diff.LoginsLost.Select(change => $"{change.Resource} {change.Message}"));
        Assert.Contains(diff.Resources, change => change is { Name: "bastion-instance", How: ResourceFate.Replaced });
        Assert.Equal(["2222"], diff.ReachGained.Select(change => change.Ports));
        Assert.Equal(["22"], diff.ReachLost.Select(change => change.Ports));
    }

    [Theory]
    [InlineData("port: 2222")]
    [InlineData("port: \"2222\"")]
    public async Task The_network_table_and_the_proof_of_the_network_follow_the_port(string port)
    {
        var report = await Run($"publicKey: {Bob}, {port}", "  infra:emr: {enabled: true}\n");

        Assert.Equal(
            [("2222", "Allowed"), ("22", "Denied")],
            report.Network.Where(row => (row.From, row.To) == ("198.18.0.0/24", "bastion-group") && row.Port is "22" or "2222")
                .Select(row => (row.Port, row.Decision)));
        Assert.Equal(
            TheoremOutcome.Proved,
            report.Theorems.Single(theorem => theorem.Name.Contains("From the internet", StringComparison.Ordinal)).Outcome);
    }

    [Needs("bash", "curl")]
    public async Task The_keys_of_the_tags_become_the_file_that_sshd_reads()
    {
        using var metadata = new Metadata(
            new() { ["Name"] = "infra-dev-bastion", ["operator:bob"] = Bob, ["operator:ann"] = Ann });

        Assert.Equal(
            (0, $"restrict,port-forwarding {Ann} ann\nrestrict,port-forwarding {Bob} bob\n"), await metadata.ReadAsync());
        metadata.Tags.Remove("operator:bob");
        Assert.Equal((0, $"restrict,port-forwarding {Ann} ann\n"), await metadata.ReadAsync());
        metadata.Tags.Clear();
        metadata.Tags["Name"] = "infra-dev-bastion";
        Assert.Equal((0, ""), await metadata.ReadAsync());
    }

    [Needs("bash", "curl")]
    public async Task A_tag_that_is_no_key_gives_nobody_access()
    {
        using var metadata = new Metadata(new()
        {
            ["operator:ann"] = Ann,
            ["operator:eve"] = $"command=\"sh\" {Bob}",
            ["operator:mal"] = $"{Bob} x\n{Bob}",
        });

        Assert.Equal((0, $"restrict,port-forwarding {Ann} ann\n"), await metadata.ReadAsync());
    }

    [Needs("bash", "curl")]
    public async Task If_the_metadata_service_does_not_answer_the_file_stays()
    {
        using var metadata = new Metadata(new() { ["operator:ann"] = Ann });
        await metadata.ReadAsync();
        metadata.IsDown = true;

        var (exitCode, keys) = await metadata.ReadAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Equal($"restrict,port-forwarding {Ann} ann\n", keys);
    }

    private static async Task<ReviewReport> Run(string settings, string more = "")
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "ops",
            $$"""
            config:
              aws:region: us-east-1
              infra:stage: dev
              infra:bastion: {allowedCidrs: [198.18.0.0/24], {{settings}}}
            {{more}}
            """);
        return await Reviews.In(project.Folder, "ops");
    }

    private static ReportedResource The(ReviewReport report, string name) =>
        report.Resources.Single(resource => resource.Name == name);

    /// <summary>A fake metadata service with tags, and a host that reads them.</summary>
    private sealed class Metadata : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("operators-").FullName;
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Metadata(Dictionary<string, string> tags)
        {
            Tags = tags;
            listener.Start();
            _ = AnswerAsync();
        }

        public Dictionary<string, string> Tags { get; }

        public bool IsDown { get; set; }

        public async Task<(int ExitCode, string Keys)> ReadAsync()
        {
            var keys = Path.Combine(folder, "ec2-user");
            // The machine has no account with this name, so the script ends no connection.
            var run = await Task.Run(() => Programs.Run(
                "env", input: "", $"METADATA=http://{listener.LocalEndpoint}", $"KEYS={keys}", "bash", "-c",
                BastionUserData.ReadOperators("no-such-account-here")));
            return (run.ExitCode, File.Exists(keys) ? await File.ReadAllTextAsync(keys) : "");
        }

        public void Dispose()
        {
            listener.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        private async Task AnswerAsync()
        {
            while (true)
            {
                try
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    using var reader = new StreamReader(client.GetStream());
                    var request = (await reader.ReadLineAsync() ?? "").Split(' ');
                    var hasToken = false;
                    while (await reader.ReadLineAsync() is { Length: > 0 } header)
                    {
                        hasToken |= header.Equals("X-aws-ec2-metadata-token: token", StringComparison.OrdinalIgnoreCase);
                    }

                    var answer = Answer(request[0], Uri.UnescapeDataString(request[1]), hasToken);
                    await client.GetStream().WriteAsync(System.Text.Encoding.UTF8.GetBytes(
                        $"HTTP/1.1 {(answer is null ? "404 Not Found" : "200 OK")}\r\nConnection: close\r\nContent-Length: "
                            + $"{answer?.Length ?? 0}\r\n\r\n{answer}"));
                }
                catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private string? Answer(string method, string path, bool hasToken)
        {
            const string Folder = "/latest/meta-data/tags/instance/";
            return IsDown ? null
                : path == "/latest/api/token" && method == "PUT" ? "token"
                : !hasToken ? null
                : path == Folder ? string.Join('\n', Tags.Keys)
                : path.StartsWith(Folder, StringComparison.Ordinal) ? Tags.GetValueOrDefault(path[Folder.Length..])
                : null;
        }
    }
}
