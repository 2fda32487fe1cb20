using IamEngine.Model;
using Infra.Commands;
using Infra.Components;
using Rehearsal.Machine;
using Rehearsal.Ssh;

namespace Tests.Rehearsal;

/// <summary>The hosts of the SSH steps, with and without the hardening, to show that the hardening causes the refusals.</summary>
public sealed class SshNetworkTests
{
    private const string WithAgent =
        "ssh-agent sh -c 'ssh-add -q ~/.ssh/ssh-private.key && ssh -A infra-dev-bastion \"echo agent: "
            + "\\${SSH_AUTH_SOCK:-none}\"'";

    private const string WithoutKey =
        "ssh -o PubkeyAuthentication=no -o PreferredAuthentications=password,keyboard-interactive infra-dev-bastion whoami";

    [NeedsHosts]
    public async Task With_the_user_data_the_bastion_only_forwards_SSH()
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var network = await StartAsync(workDirectory, BastionUserData.Script("ec2-user"));

        Assert.Equal("hadoop\n", (await network.RunAsync("ssh ip-10-20-128-10.ec2.internal whoami", default)).Output);
        Assert.Equal("agent: none\n", (await network.RunAsync(WithAgent, default)).Output);
        Assert.Contains(
            "administratively prohibited", (await network.RunAsync("ssh -W 10.20.128.10:8088 infra-dev-bastion", default)).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "Permission denied (publickey).", (await network.RunAsync(WithoutKey, default)).Error, StringComparison.Ordinal);
        Assert.False((await network.RunAsync("ssh root@infra-dev-bastion whoami", default)).Succeeded);
        Assert.False(
            (await network.RunAsync(
                "ssh -F none -i ~/.ssh/ssh-private.key -o BatchMode=yes -o ConnectTimeout=1 hadoop@10.20.128.10 true",
                default)).Succeeded);
    }

    [NeedsHosts]
    public async Task With_another_port_the_bastion_listens_there_alone_and_nodes_are_reached_as_before()
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var network = await StartAsync(workDirectory, BastionUserData.Script("ec2-user", port: 8022), port: 8022);

        Assert.Equal("hadoop\n", (await network.RunAsync("ssh ip-10-20-128-10.ec2.internal whoami", default)).Output);
        Assert.Contains(
            "port 22: Connection refused", (await network.RunAsync("ssh -p 22 infra-dev-bastion whoami", default)).Error,
            StringComparison.Ordinal);
    }

    [NeedsHosts]
    public async Task With_operators_the_tags_open_the_way_and_nothing_more()
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var network = await StartAsync(
            workDirectory, BastionUserData.Script("ec2-user", readsOperators: true), tag: "operator:ann");

        Assert.Equal("hadoop\n", (await network.RunAsync("ssh ip-10-20-128-10.ec2.internal whoami", default)).Output);
        Assert.Contains(
            "Permission denied (publickey).", (await network.RunAsync(WithoutKey, default)).Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "restrict,port-forwarding ssh-ed25519 ",
            (await network.RunAsync("ssh infra-dev-bastion cat /etc/ssh/operators/ec2-user", default)).Output,
            StringComparison.Ordinal);
    }

    [NeedsHosts]
    public async Task A_key_that_is_no_tag_of_an_operator_opens_nothing()
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var network = await StartAsync(
            workDirectory, BastionUserData.Script("ec2-user", readsOperators: true), tag: "formerly:ann");

        Assert.Contains(
            "Permission denied (publickey).",
            (await network.RunAsync("ssh ip-10-20-128-10.ec2.internal whoami", default)).Error, StringComparison.Ordinal);
    }

    [NeedsHosts]
    public async Task Without_the_user_data_the_bastion_allows_more()
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var network = await StartAsync(workDirectory, "true");

        Assert.DoesNotContain("none", (await network.RunAsync(WithAgent, default)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "administratively prohibited", (await network.RunAsync("ssh -W 10.20.128.10:8088 infra-dev-bastion", default)).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "Permission denied (publickey,password", (await network.RunAsync(WithoutKey, default)).Error,
            StringComparison.Ordinal);
        Assert.Equal("root\n", (await network.RunAsync("ssh root@infra-dev-bastion whoami", default)).Output);
    }

    [NeedsHosts]
    public async Task An_image_of_another_system_is_reached_as_its_own_user()
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var network = await StartAsync(workDirectory, BastionUserData.Script("ubuntu"), "ubuntu");

        Assert.Equal("ubuntu\n", (await network.RunAsync("ssh infra-dev-bastion whoami", default)).Output);
        Assert.Equal("hadoop\n", (await network.RunAsync("ssh ip-10-20-128-10.ec2.internal whoami", default)).Output);
    }

    [NeedsHosts]
    public async Task It_leaves_no_trace_on_the_machine()
    {
        var before = Trace();
        await using (var workDirectory = WorkDirectory.Open())
        {
            await using var network = await StartAsync(workDirectory, BastionUserData.Script("ec2-user"));
        }

        Assert.Equal(before, Trace());
    }

    [NeedsHosts]
    public async Task If_the_user_data_fails_the_bastion_does_not_start()
    {
        await using var workDirectory = WorkDirectory.Open();

        var failure = await Assert.ThrowsAsync<RehearsalException>(
            () => StartAsync(workDirectory, "set -e; echo PermitNonsense yes >/etc/ssh/sshd_config.d/10-bastion.conf; sshd -t"));

        Assert.StartsWith("the hosts did not start: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("PermitNonsense", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<SshNetwork> StartAsync(
        WorkDirectory workDirectory, string userData, string user = "ec2-user", string? tag = null, int port = 22)
    {
        var key = await OperatorKey.MakeAsync(workDirectory, default);
        var access = new SshAccess(
            "infra-dev-bastion", "198.51.100.10", user, "~/.ssh/ssh-private.key", Region.Of("us-east-1"),
            Cidr.Of("10.20.0.0/16"), port);
        var hosts = new SshHosts(
            "203.0.113.10",
            "198.51.100.10",
            "10.20.0.4",
            "10.20.128.10",
            "ip-10-20-128-10.ec2.internal",
            user,
            userData,
            access.Config,
            "infra-dev.config",
            SshAccess.Setup("infra"),
            ".ssh/ssh-private.key",
            key)
        {
            BastionPort = port,
            Tags = tag is null ? [] : [KeyValuePair.Create(tag, string.Join(' ', key.Public.Split(' ')[..2]))],
        };
        return await SshNetwork.StartAsync(workDirectory, hosts, default);
    }

    private static string Trace() =>
        string.Join(
            '\n', [.. File.ReadLines("/etc/passwd"), .. Directory.EnumerateFileSystemEntries("/etc/ssh")
            .Order(), Programs.Run("ip", "", "-brief", "link").Output]);
}
