using System.Collections.Immutable;
using Infra.Commands;
using Infra.Components;
using Infra.Settings;
using Policies.Access;
using Policies.Network;
using Pulumi;
using Pulumi.Aws.Ec2;
using Group = Policies.Network.Group;

namespace Infra;

/// <summary>The whole stack: the state bucket, the network, the bastion, the cluster, and the uploaders.</summary>
public class InfraStack : Stack
{
    /// <summary>Reads the settings from Pulumi's configuration.</summary>
    public InfraStack()
        : this(PulumiConfig.Read())
    {
    }

    /// <summary>Gets the settings from the caller, such as a review or a test.</summary>
    public InfraStack(StackSettings settings, StackOptions? options = null)
        : base(options)
    {
        var stack = StackContext.For(settings);
        var state = new StateBucket("state", stack, settings.State, settings.Emr?.LogDays, settings.FurtherPrefixes);
        var network = DeclareNetwork(stack, settings, state.Store);
        var previewAccess = settings.PreviewAccess is null ? null
            : new PreviewAccess("ci", stack, settings, DeclaredTypes.For(settings), network?.VpcArn);
        stack = stack with { PermissionsBoundary = previewAccess?.WorkloadBoundaryArn };
        if (network is not null && settings.Network?.FlowLogDays is { } days)
        {
            // Declared here, since its role has the permissions boundary, which names the VPC.
            _ = new VpcFlowLog("network-flow-log", stack, network.VpcId, days, new() { Parent = network.Component });
        }

        var bastion = network is null || settings.Bastion is null ? null
            : new Bastion("bastion", stack, settings.Bastion, network, hasNodes: settings.Emr is not null);
        var flink = network is null ? null : DeclareCluster(stack, settings, state, network, bastion);
        var providers = settings.Uploaders.Any(uploader => uploader.Identity.Provider is not null)
            ? new IdentityProviders("upload-providers", stack, settings.Uploaders, previewAccess?.Provider) : null;
        UploadAccess[] uploads =
            [.. settings.Uploaders.Select(uploader => new UploadAccess(stack, uploader, state.Store, providers))];
        foreach (var holder in uploads.SelectMany(upload => upload.Users).Where(user => user.Settings.HandOver is not null))
        {
            _ = new KeyHandOver(stack, holder);
        }

        var ssh = bastion is null ? Output.Create((SshAccess?)null) : bastion.PublicIp.Apply(address =>
            (SshAccess?)new SshAccess(
                stack.Names.HostAlias("bastion"),
                address,
                settings.Bastion!.User,
                settings.Bastion.IdentityFile,
                settings.Region,
                settings.Network!.Cidr,
                settings.Bastion.Port));
        var uploaders = new UploaderOutputs(stack, settings, uploads, state.Name);

        RoleArn = uploaders.Default?.RoleArn ?? Nothing;
        BucketName = state.Name;
        CheckpointsUri = Output.Format($"s3://{state.Name}/checkpoints/");
        SavepointsUri = Output.Format($"s3://{state.Name}/savepoints/");
        AccessKeyId = Of(uploaders.DefaultUser?.AccessKeyId);
        SecretAccessKey = uploaders.DefaultUser is { } only ? Output.CreateSecret(Of(only.SecretAccessKey)) : Nothing;
        SecretAccessKeyCommand = uploaders.DefaultUser is not { } user ? Nothing
            : Output.Create((string?)ShellCommands.ReadSecret(settings.StackName, isEncrypted: user.SecretIsEncrypted));
        AwsConfig = Of(uploaders.DefaultCommands?.Profile);
        AwsProfileCommand = Of(uploaders.DefaultCommands?.StoreProfile);
        AssumeRoleCommand = Of(uploaders.DefaultCommands?.AssumeRole);
        AssumeRoleCommandPlain = uploaders.DefaultCommands?.AssumeRolePlain ?? Nothing;
        UploadCommand = uploaders.DefaultCommands?.Upload ?? Nothing;
        Uploaders = uploaders.Roles;
        UploaderCommands = uploaders.Commands;
        UploaderSecrets = uploaders.Secrets;
        BastionInstanceId = bastion?.InstanceId.Apply(id => (string?)id) ?? Output.Create((string?)null);
        RenewBastionCommand = Output.Create(
            bastion is null ? null : ShellCommands.Replace(settings.StackName, bastion.InstanceUrn));
        SshConfig = ssh.Apply(access => access?.Config);
        SshCommand = ssh.Apply(access => access?.Command);
        FlinkCommands = flink is null
            ? Output.Create(ImmutableDictionary<string, string>.Empty)
            : ClusterCommands.For(settings, flink, state).Apply(commands => commands.ByName);
        PreviewRoleArn = previewAccess?.PreviewRoleArn ?? Output.Create((string?)null);
        PlanRoleArn = previewAccess?.PlanRoleArn ?? Output.Create((string?)null);
        DriftRoleArn = previewAccess?.DriftRoleArn ?? Output.Create((string?)null);
        DeployRoleArn = previewAccess?.DeployRoleArn ?? Output.Create((string?)null);
    }

    // Null if the settings give the stack none.
    private static NetworkParts? DeclareNetwork(StackContext stack, StackSettings settings, Output<StateStore> store) =>
        settings.Network switch
        {
            null => null,
            { Existing: not null } existing =>
                new ExistingNetwork("network", stack, existing, settings.Emr is not null).Parts,
            { } own => new Network("network", stack, own, settings.Emr, store).Parts,
        };

    /// <summary>
    /// Declares the security groups with their rules, and the cluster with its endpoints; null if the settings have no cluster.
    /// </summary>
    private static FlinkCluster? DeclareCluster(
        StackContext stack, StackSettings settings, StateBucket state, NetworkParts network, Bastion? bastion)
    {
        var emrGroups = new EmrSecurityGroups("emr", stack, network);
        var internetThroughNat = settings.Network!.Nat != Nat.None;
        var isForeign = settings.Network.Existing is not null;
        var endpoints = settings.Emr is { } emr && !isForeign
            && emr.EndpointServices(internetThroughNat) is { Count: > 0 } services
            ? new InterfaceEndpoints("endpoints", stack, network, network.PrivateSubnetIds[emr.Zone - 1], services)
            : null;
        var groups = new Dictionary<Group, SecurityGroup>(emrGroups.Groups);
        if (bastion is not null)
        {
            groups[Group.Bastion] = bastion.Group;
        }

        if (endpoints is not null)
        {
            groups[Group.Endpoints] = endpoints.Group;
        }

        var traffic = new TrafficRules(
            "traffic",
            stack,
            groups,
            network.S3PrefixListId,
            [
                .. settings.Bastion is { } host ? BastionTraffic.Rules(host.AllowedCidrs, host.Port, host.SessionManager) : [],
                .. EmrTraffic.Rules(
                    internetThroughNat, endpoints is not null,
                    isForeign && !internetThroughNat ? settings.Network.Cidr : null),
                .. settings.Emr?.Job.Egress ?? [],
            ]);
        return settings.Emr is null ? null : new FlinkCluster("flink", stack, settings.Emr, new(
            state.Store,
            state.Name,
            network.PrivateSubnetIds[settings.Emr.Zone - 1],
            bastion?.KeyPair is null ? null : stack.Names.KeyPair("operators"),
            emrGroups.Groups,
            [.. network.Ready, traffic, .. ((Resource?[])[endpoints, bastion?.KeyPair]).OfType<Resource>()]));
    }

    /// <summary>
    /// The ARN of the role <c>upload</c>; null in direct mode, in which the policies are attached to the user, and if the
    /// settings name no uploader <c>upload</c>.
    /// </summary>
    [Output("roleArn")]
    public Output<string?> RoleArn { get; private set; }

    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    [Output("checkpointsUri")]
    public Output<string> CheckpointsUri { get; private set; }

    [Output("savepointsUri")]
    public Output<string> SavepointsUri { get; private set; }

    /// <summary>
    /// The access key of the user <c>uploader</c>; null if the settings name no such user, like the other outputs for it.
    /// </summary>
    [Output("accessKeyId")]
    public Output<string?> AccessKeyId { get; private set; }

    [Output("secretAccessKey")]
    public Output<string?> SecretAccessKey { get; private set; }

    /// <summary>The command that prints the secret access key.</summary>
    [Output("secretAccessKeyCommand")]
    public Output<string?> SecretAccessKeyCommand { get; private set; }

    /// <summary>The sections for <c>~/.aws/config</c>.</summary>
    [Output("awsConfig")]
    public Output<string?> AwsConfig { get; private set; }

    /// <summary>The command that stores the user's key and these sections with the AWS CLI.</summary>
    [Output("awsProfileCommand")]
    public Output<string?> AwsProfileCommand { get; private set; }

    /// <summary>
    /// For scripts: exports the credentials of a session of the role; in direct mode, of a session of the user with MFA, or the
    /// user's own key if the policies do not require MFA.
    /// </summary>
    [Output("assumeRoleCommand")]
    public Output<string?> AssumeRoleCommand { get; private set; }

    /// <summary>Prints the credentials of the same session as JSON; null if the user's own key is enough.</summary>
    [Output("assumeRoleCommandPlain")]
    public Output<string?> AssumeRoleCommandPlain { get; private set; }

    /// <summary>
    /// Uploads with the profile; with the shell's session where the user's own policies ask for a second factor.
    /// </summary>
    [Output("uploadCommand")]
    public Output<string?> UploadCommand { get; private set; }

    /// <summary>
    /// For each uploader of <c>infra:uploaders</c>, its <c>roleArn</c> and its <c>prefixes</c>; null without the list.
    /// </summary>
    [Output("uploaders")]
    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>?> Uploaders { get; private set; }

    /// <summary>
    /// For each user of an uploader, its <c>accessKeyId</c> and the commands above, with <c>listCommand</c>; null without the
    /// list.
    /// </summary>
    [Output("uploaderCommands")]
    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>?> UploaderCommands { get; private set; }

    /// <summary>The secret access keys of the users, by name; null without the list.</summary>
    [Output("uploaderSecrets")]
    public Output<ImmutableDictionary<string, string>?> UploaderSecrets { get; private set; }

    /// <summary>The instance id, which Session Manager needs; null without a bastion.</summary>
    [Output("bastionInstanceId")]
    public Output<string?> BastionInstanceId { get; private set; }

    /// <summary>Replaces the bastion by one with the newest image; null without a bastion.</summary>
    [Output("renewBastionCommand")]
    public Output<string?> RenewBastionCommand { get; private set; }

    /// <summary>The text of the file that <c>~/.ssh/config</c> includes; null without a bastion.</summary>
    [Output("sshConfig")]
    public Output<string?> SshConfig { get; private set; }

    /// <summary>The same as one command; null without a bastion.</summary>
    [Output("sshCommand")]
    public Output<string?> SshCommand { get; private set; }

    /// <summary>The operators' commands for jobs and the cluster, by name; empty if there is no cluster.</summary>
    [Output("flinkCommands")]
    public Output<ImmutableDictionary<string, string>> FlinkCommands { get; private set; }

    /// <summary>The ARN of the role for previews in workflows; null if the settings name no repository.</summary>
    [Output("previewRoleArn")]
    public Output<string?> PreviewRoleArn { get; private set; }

    /// <summary>
    /// The ARN of the role for plans in workflows; null if the settings name no repository or no branch.
    /// </summary>
    [Output("planRoleArn")]
    public Output<string?> PlanRoleArn { get; private set; }

    /// <summary>
    /// The ARN of the role for drift detection in workflows; null if the settings name no repository or no branch.
    /// </summary>
    [Output("driftRoleArn")]
    public Output<string?> DriftRoleArn { get; private set; }

    /// <summary>The ARN of the role for deployments in workflows; null if the settings name no repository.</summary>
    [Output("deployRoleArn")]
    public Output<string?> DeployRoleArn { get; private set; }

    private static Output<string?> Nothing { get; } = Output.Create((string?)null);

    private static Output<string?> Of(Output<string>? output) => output?.Apply(text => (string?)text) ?? Nothing;
}
