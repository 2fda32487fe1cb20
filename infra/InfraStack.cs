using System.Collections.Immutable;
using Infra.Commands;
using Infra.Components;
using Infra.Settings;
using Policies.Network;
using Pulumi;
using Pulumi.Aws.Ec2;
using Group = Policies.Network.Group;

namespace Infra;

/// <summary>The whole stack, from the state outward: the bucket, the network around it, the way in, and the user who uploads.</summary>
public class InfraStack : Stack
{
    public InfraStack()
        : this(null)
    {
    }

    public InfraStack(StackOptions? options)
        : base(options)
    {
        var settings = PulumiConfig.Read();
        var stack = StackContext.For(settings);
        var previewAccess = settings.PreviewAccess is null ? null : new PreviewAccess("ci", stack, settings, DeclaredTypes.For(settings));
        stack = stack with { PermissionsBoundary = previewAccess?.WorkloadBoundaryArn };

        var state = new StateBucket("state", stack, settings.State, settings.Emr?.LogDays);
        var network = new Network("network", stack, settings.Network, settings.Emr, state.Store);
        var bastion = new Bastion("bastion", stack, settings.Bastion, network);
        var emrGroups = new EmrSecurityGroups("emr", stack, network);
        var internetThroughNat = settings.Network.Nat != Nat.None;
        var endpoints = settings.Emr is not null && !internetThroughNat
            ? new InterfaceEndpoints("endpoints", stack, network, network.PrivateSubnetIds[settings.Emr.Zone - 1])
            : null;
        var groups = new Dictionary<Group, SecurityGroup>(emrGroups.Groups) { [Group.Bastion] = bastion.Group };
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
                .. BastionTraffic.Rules(settings.Bastion.AllowedCidrs, settings.Bastion.SessionManager),
                .. EmrTraffic.Rules(internetThroughNat, endpoints is not null),
            ]);
        var flink = settings.Emr is null ? null : new FlinkCluster("flink", stack, settings.Emr, new(
            state.Store,
            state.Name,
            network.PrivateSubnetIds[settings.Emr.Zone - 1],
            bastion.KeyName,
            emrGroups.Groups,
            endpoints is null ? [network, traffic] : [network, traffic, endpoints]));
        var upload = new UploadAccess("upload", stack, settings.Access, state.Store);

        var ssh = bastion.PublicIp.Apply(address =>
            new SshAccess(
                stack.Names.HostAlias("bastion"),
                address,
                settings.Bastion.User,
                settings.Bastion.IdentityFile,
                settings.Region,
                settings.Network.Cidr));
        var uploader = new UploaderCommands(stack, settings, upload);

        RoleArn = upload.RoleArn;
        BucketName = state.Name;
        CheckpointsUri = Output.Format($"s3://{state.Name}/checkpoints/");
        SavepointsUri = Output.Format($"s3://{state.Name}/savepoints/");
        AccessKeyId = upload.AccessKeyId;
        SecretAccessKey = upload.SecretAccessKey;
        SecretAccessKeyCommand = Output.Create(ShellCommands.ReadSecret(settings.StackName));
        AwsConfig = uploader.Profile;
        AwsProfileCommand = uploader.StoreProfile;
        AssumeRoleCommand = uploader.AssumeRole;
        AssumeRoleCommandPlain = uploader.AssumeRolePlain;
        UploadCommand = state.Name.Apply(bucket => ShellCommands.Upload(bucket, settings.Region.Value, uploader.UploadProfile));
        BastionInstanceId = bastion.InstanceId;
        SshConfig = ssh.Apply(access => access.Config);
        SshCommand = ssh.Apply(access => access.Command);
        FlinkCommands = flink is null
            ? Output.Create(ImmutableDictionary<string, string>.Empty)
            : ClusterCommands.For(settings, flink, state).Apply(commands => commands.ByName);
        PreviewRoleArn = previewAccess?.PreviewRoleArn ?? Output.Create((string?)null);
        PlanRoleArn = previewAccess?.PlanRoleArn ?? Output.Create((string?)null);
        DeployRoleArn = previewAccess?.DeployRoleArn ?? Output.Create((string?)null);
    }

    /// <summary>The role that the uploader becomes; none where the user holds the policies itself.</summary>
    [Output("roleArn")]
    public Output<string?> RoleArn { get; private set; }

    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    [Output("checkpointsUri")]
    public Output<string> CheckpointsUri { get; private set; }

    [Output("savepointsUri")]
    public Output<string> SavepointsUri { get; private set; }

    [Output("accessKeyId")]
    public Output<string> AccessKeyId { get; private set; }

    [Output("secretAccessKey")]
    public Output<string> SecretAccessKey { get; private set; }

    /// <summary>Where the secret is: the command that prints it.</summary>
    [Output("secretAccessKeyCommand")]
    public Output<string> SecretAccessKeyCommand { get; private set; }

    /// <summary>The sections for <c>~/.aws/config</c>.</summary>
    [Output("awsConfig")]
    public Output<string> AwsConfig { get; private set; }

    /// <summary>Stores the user's key and these sections with the AWS CLI.</summary>
    [Output("awsProfileCommand")]
    public Output<string> AwsProfileCommand { get; private set; }

    /// <summary>
    /// For scripts: puts a session into the shell that evaluates it. The session is one of the role; where there is no role, one of
    /// the user with its second factor; where none is asked for, the shell gets the user's own key.
    /// </summary>
    [Output("assumeRoleCommand")]
    public Output<string> AssumeRoleCommand { get; private set; }

    /// <summary>Prints the same session as JSON; none where the user's own key is enough.</summary>
    [Output("assumeRoleCommandPlain")]
    public Output<string?> AssumeRoleCommandPlain { get; private set; }

    /// <summary>Uploads with the profile; with the shell's session where the user's own policies ask for a second factor.</summary>
    [Output("uploadCommand")]
    public Output<string> UploadCommand { get; private set; }

    /// <summary>What Session Manager calls the bastion.</summary>
    [Output("bastionInstanceId")]
    public Output<string> BastionInstanceId { get; private set; }

    /// <summary>The text of a file that <c>~/.ssh/config</c> includes.</summary>
    [Output("sshConfig")]
    public Output<string> SshConfig { get; private set; }

    [Output("sshCommand")]
    public Output<string> SshCommand { get; private set; }

    /// <summary>What operators do in the life of a job, by name; empty where there is no cluster.</summary>
    [Output("flinkCommands")]
    public Output<ImmutableDictionary<string, string>> FlinkCommands { get; private set; }

    /// <summary>The role that workflows preview with; none until the settings name a repository.</summary>
    [Output("previewRoleArn")]
    public Output<string?> PreviewRoleArn { get; private set; }

    /// <summary>The role that workflows plan and look for drift with; none until the settings name a repository and a branch.</summary>
    [Output("planRoleArn")]
    public Output<string?> PlanRoleArn { get; private set; }

    /// <summary>The role that workflows deploy with; none until the settings name a repository.</summary>
    [Output("deployRoleArn")]
    public Output<string?> DeployRoleArn { get; private set; }
}
