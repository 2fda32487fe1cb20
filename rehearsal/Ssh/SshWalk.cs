using Amazon.EC2;
using IamEngine.Model;
using Infra.Commands;
using Infra.Settings;
using Policies.Network;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Machine;
using Rehearsal.Steps;

namespace Rehearsal.Ssh;

/// <summary>
/// Connects an operator to a cluster node with the generated SSH configuration and OpenSSH; checks what must work and what must
/// be refused.
/// </summary>
internal sealed class SshWalk(
    StepList steps,
    WorkDirectory workDirectory,
    EmulatedCloud cloud,
    StackSettings settings,
    Deployment deployment,
    string project,
    OperatorKey? key,
    CancellationToken cancellation)
    : IAsyncDisposable
{
    private const string Title = "an operator reaches a cluster node through the bastion";

    /// <summary>The operator's address if the settings allow no single IPv4 block.</summary>
    private const string AnyOperator = "203.0.113.10";

    private SshNetwork? network;

    /// <summary>A command that opens a terminal on the operator's host; null if there are no hosts.</summary>
    public string? Enter => network?.Enter;

    private BastionSettings Bastion =>
        settings.Bastion ?? throw new InvalidOperationException("the walk has no bastion to go through");

    public async Task RunAsync()
    {
        if (settings.Bastion is null)
        {
            await steps.SkipAsync(Part.Ssh, Title, "the stack has no bastion");
            return;
        }

        if (await SshNetwork.WhyNotAsync(workDirectory, cancellation) is { } why)
        {
            await steps.SkipAsync(Part.Ssh, Title, why);
            return;
        }

        if (!settings.Bastion.HasKeyPair && InstalledPrograms.Missing("python3").Count > 0)
        {
            await steps.SkipAsync(
                Part.Ssh, Title, "needs `python3` for the bastion's metadata service, which this machine does not have");
            return;
        }

        var hosts = await HostsAsync();
        await steps.TakeAsync(Part.Ssh, "bastion and cluster node boot", null, async () =>
        {
            try
            {
                network = await SshNetwork.StartAsync(workDirectory, hosts, cancellation);
            }
            catch (RehearsalException failure)
            {
                return Outcome.Bad(failure.Message);
            }

            return Outcome.Good(
                $"operator {hosts.OperatorAddress}, bastion {hosts.PublicAddress}, node {hosts.NodeAddress}: network "
                    + "namespaces with an sshd each",
                settings.Bastion.HasKeyPair
                    ? "the bastion ran the user data of its instance; a key made for this rehearsal replaces "
                        + "infra:bastion.publicKey"
                    : "the bastion ran the user data of its instance, and read the keys of the operators from its tags; a key "
                        + "made for this rehearsal replaces infra:bastion.publicKey",
                "the operator's ~/.ssh/config includes the stack's file, and sets another user, another port and agent "
                    + "forwarding for all hosts");
        });
        if (network is not null)
        {
            await WalkAsync(network, hosts);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (network is not null)
        {
            await network.DisposeAsync();
        }
    }

    private async Task WalkAsync(SshNetwork at, SshHosts hosts)
    {
        var bastion = hosts.Config.Split('\n')
            .First(line => line.StartsWith("Host ", StringComparison.Ordinal) && !line.Contains('*', StringComparison.Ordinal))[
                "Host ".Length..].Trim();
        await StepAsync(Title, $"ssh {hosts.NodeName} whoami", works: true, "hadoop");
        await StepAsync(
            "the node gets no SSH agent, even if the operator's own file forwards it",
            $"ssh-agent sh -c 'ssh-add -q {Bastion.IdentityFile} && ssh {hosts.NodeName} \"echo agent: "
                + $"\\${{SSH_AUTH_SOCK:-none}}\"'",
            works: true,
            "agent: none");
        await StepAsync(
            "a file is copied to the node",
            $"echo 'a job' >job.jar && scp -q job.jar {hosts.NodeName}: && ssh {hosts.NodeName} cat job.jar",
            works: true,
            "a job");
        await BrowseAsync(hosts.NodeName);
        await StepAsync(
            "the one-line command reaches the node too",
            $"TARGET={hosts.NodeAddress}; {deployment.Output("sshCommand")} whoami",
            works: true,
            "hadoop");
        await StepAsync(
            "the node is not reachable without the bastion",
            $"ssh -F none -i {Bastion.IdentityFile} -o BatchMode=yes -o ConnectTimeout=1 hadoop@{hosts.NodeAddress} "
                + "whoami",
            works: false,
            "timed out",
            "unreachable",
            "No route");
        await StepAsync(
            "the bastion refuses agent forwarding",
            $"ssh-agent sh -c 'ssh-add -q {Bastion.IdentityFile} && ssh -A {bastion} \"echo agent: "
                + $"\\${{SSH_AUTH_SOCK:-none}}\"'",
            works: true,
            "agent: none");
        await StepAsync(
            "the bastion forwards only to the SSH port", $"ssh -W {hosts.NodeAddress}:8088 {bastion}", works: false,
            "administratively prohibited");
        await StepAsync(
            "the bastion refuses a password",
            $"ssh -o PubkeyAuthentication=no -o PreferredAuthentications=password,keyboard-interactive {bastion} whoami",
            works: false,
            "Permission denied (publickey)");
        if (Bastion.Port != BastionTraffic.SshPort)
        {
            await StepAsync(
                $"the bastion does not listen on port {BastionTraffic.SshPort}",
                $"ssh -p {BastionTraffic.SshPort} {bastion} whoami", works: false, "Connection refused");
        }

        await StepAsync("the bastion refuses root", $"ssh root@{bastion} whoami", works: false, "Permission denied (publickey)");

        async Task BrowseAsync(string node)
        {
            const string Port = "a web page of the node is read through a forwarded port";
            const string Proxy =
                "a web page of the node is read through a SOCKS proxy, which resolves the node's name on the node";
            if (InstalledPrograms.Missing("python3", "curl") is { Count: > 0 } missing)
            {
                await steps.SkipAsync(
                    Part.Ssh, Port,
                    $"needs {string.Join(" and ", missing.Select(name => $"`{name}`"))}, which this machine does not have");
                return;
            }

            // The background connection ends after its command and the forwarded connections.
            await StepAsync(
                Port,
                $"ssh -f -o ExitOnForwardFailure=yes -L 8088:{node}:8088 {node} sleep 2 && curl -sS --noproxy '*' "
                    + "http://localhost:8088/",
                works: true,
                "a web page of the node");
            await StepAsync(
                Proxy,
                $"ssh -f -o ExitOnForwardFailure=yes -D 8157 {node} sleep 2 && curl -sS --noproxy '' --proxy "
                    + $"socks5h://localhost:8157 http://{node}:8088/",
                works: true,
                "a web page of the node");
        }

        Task StepAsync(string title, string command, bool works, params string[] says) =>
            steps.TakeAsync(Part.Ssh, title, command, async () =>
        {
            var finished = await at.RunAsync(command, cancellation);
            var said = $"{finished.Output}\n{finished.Error}".Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith("Warning: Permanently added", StringComparison.Ordinal)).ToArray();
            var sign = said.FirstOrDefault(line => says.Any(text => line.Contains(text, StringComparison.Ordinal)));
            return finished.Succeeded == works && sign is not null
                ? Outcome.Good(sign)
                : Outcome.Bad(
                    $"it should {(works ? "work" : "be refused")} and say `{says[0]}`; exit code {finished.ExitCode}", said);
        });
    }

    private async Task<SshHosts> HostsAsync()
    {
        var instance = deployment.Of("aws:ec2/instance:Instance").First();
        var own = deployment.Of("aws:ec2/subnet:Subnet").FirstOrDefault(
            item => item.Desired.Name.Contains("private", StringComparison.Ordinal));
        // The settings do not say which blocks the subnets of an existing network have.
        var whole = settings.Network!.Cidr;
        var subnet = own?.Desired.Text("cidrBlock") ?? whole.Block(whole.PrefixLength + 1, 1).ToString();
        // AWS reserves the first addresses of a subnet.
        var node = string.Join('.', [.. subnet.Split('/')[0].Split('.')[..3], "10"]);
        var data = await cloud.Ec2.DescribeInstanceAttributeAsync(
            new() { InstanceId = instance.Created.Id, Attribute = InstanceAttributeName.UserData }, cancellation);
        return new(
            OperatorAddress: Bastion.AllowedCidrs.FirstOrDefault(block => block.IsIPv4 && !block.IsWorld) is { } block
                ? FirstHost(block)
                : AnyOperator,
            PublicAddress: deployment.Of("aws:ec2/eip:Eip")
                .First(address => address.Desired.TextOrNull("instance") == instance.Created.Id).Created.Text("publicIp"),
            BastionAddress: instance.Created.Text("privateIp"),
            NodeAddress: node,
            NodeName: $"ip-{node.Replace('.', '-')}.{settings.Region.PrivateHostDomain}",
            BastionUser: Bastion.User,
            UserData: System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(data.InstanceAttribute.UserData)),
            Config: deployment.Output("sshConfig")!,
            ConfigFile: $"{project}-{settings.StackName}.config",
            Setup: SshAccess.Setup(project),
            IdentityFile: HomePath.Relative(Bastion.IdentityFile)
                ?? throw new RehearsalException($"`{Bastion.IdentityFile}` is not a file below ~/"),
            key!)
        {
            Tags = Bastion.HasKeyPair ? [] : instance.Desired.Tags,
            BastionPort = Bastion.Port,
        };
    }

    private static string FirstHost(Cidr block)
    {
        var parts = block.ToString().Split('/')[0].Split('.');
        return block.PrefixLength > 30
            ? string.Join('.', parts)
            : string.Join('.', [.. parts[..3], $"{int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture) + 1}"]);
    }
}
