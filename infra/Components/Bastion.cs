using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Ssm;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Infra.Components;

/// <summary>The only host with a public address. Operators connect through it to the EMR nodes; it stores no data.</summary>
public sealed class Bastion : ComponentResource
{
    /// <summary>https://docs.aws.amazon.com/linux/al2023/ug/ec2.html</summary>
    private const string NewestImage = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

    /// <param name="hasNodes">Whether the stack has cluster nodes, which accept the key of the key pair.</param>
    public Bastion(
        string name, StackContext stack, BastionSettings settings, NetworkParts network, bool hasNodes,
        ComponentResourceOptions? options = null)
        : base("infra:components:Bastion", name, options)
    {
        var child = StackContext.Child(this);
        Group = new SecurityGroup($"{name}-group", new()
        {
            Name = stack.Names.SecurityGroup("bastion"),
            Description = "The bastion; its rules are declared one by one",
            VpcId = network.VpcId,
            Tags = stack.Tags("bastion"),
        }, child);
        if (settings.PublicKey is { } publicKey && (settings.HasKeyPair || hasNodes))
        {
            KeyPair = new($"{name}-key", new()
            {
                KeyName = stack.Names.KeyPair("operators"),
                PublicKey = publicKey.Text,
                Tags = stack.Tags("bastion"),
            }, child);
        }

        var instance = new Instance($"{name}-instance", new()
        {
            // Value is secret, which would hide the image in every preview; a public parameter has nothing to hide.
            Ami = settings.Image is { } pinned ? pinned
                : GetParameter.Invoke(new() { Name = NewestImage }).Apply(parameter => parameter.InsecureValue),
            InstanceType = settings.InstanceType,
            SubnetId = network.PublicSubnetIds[0],
            VpcSecurityGroupIds = Group.Id,
            KeyName = settings.HasKeyPair && KeyPair is { } pair ? pair.KeyName : (Input<string>?)null,
            IamInstanceProfile = settings.SessionManager ? DeclareProfile(name, stack).Name : (Input<string>?)null,
            MetadataOptions = new InstanceMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
                InstanceMetadataTags = settings.HasKeyPair ? (Input<string>?)null : "enabled",
            },
            RootBlockDevice = new InstanceRootBlockDeviceArgs
            {
                Encrypted = true,
                VolumeType = "gp3",
                VolumeSize = 8,
                Tags = stack.Tags("bastion"),
            },
            EbsOptimized = true,
            Monitoring = stack.IsProtected, // metrics per minute have a cost
            DisableApiTermination = stack.IsProtected,
            ForceDestroy = stack.IsProtected, // the provider lifts the protection to replace or delete the host
            UserData = BastionUserData.Script(settings.User, readsOperators: !settings.HasKeyPair, settings.Port),
            UserDataReplaceOnChange = true, // user data runs at the first boot only, so a change needs a new host
            Tags = InputMap<string>.Merge(stack.Tags("bastion"), Keys(settings.Operators)),
        }, new()
        {
            Parent = this,
            // The parameter has a newer image every few weeks; only a change of a pinned image replaces the host.
            IgnoreChanges = settings.Image is null ? ["ami"] : [],
        });
        var address = new Eip($"{name}-address", new()
        {
            Domain = "vpc",
            Instance = instance.Id,
            Tags = stack.Tags("bastion"),
        }, new() { Parent = this, DependsOn = network.InternetGateway is { } gateway ? gateway : new InputList<Resource>() });

        InstanceId = instance.Id;
        InstanceUrn = stack.Urn(instance, this);
        PublicIp = address.PublicIp;
        RegisterOutputs(new Dictionary<string, object?> { ["publicIp"] = PublicIp });
    }

    /// <summary>The bastion's security group; <see cref="TrafficRules"/> declares its rules.</summary>
    public SecurityGroup Group { get; }

    /// <summary>
    /// The EC2 key pair with the key of <c>infra:bastion.publicKey</c>, for the bastion if it reads no operators, and for cluster
    /// nodes; null if neither needs one.
    /// </summary>
    public KeyPair? KeyPair { get; }

    public Output<string> InstanceId { get; }

    /// <summary>The instance's URN in Pulumi.</summary>
    public string InstanceUrn { get; }

    public Output<string> PublicIp { get; }

    private static InputMap<string> Keys(IEnumerable<Operator>? operators) =>
        (operators ?? []).ToDictionary(named => named.Tag, named => named.Key);

    private InstanceProfile DeclareProfile(string name, StackContext stack)
    {
        var child = StackContext.Child(this);
        var role = new Role($"{name}-role", new()
        {
            Name = stack.Names.Role("bastion"),
            Description = "Lets Session Manager reach the bastion",
            AssumeRolePolicy = PolicyText.For(Attachment.TrustPolicy, ServiceTrust.Instances(stack.Region)),
            PermissionsBoundary = stack.PermissionsBoundaryInput,
            Tags = stack.Tags("bastion"),
        }, child);
        var policy = new Policy($"{name}-session-manager", new()
        {
            Name = stack.Names.Policy("session-manager"),
            Description = "What Session Manager needs on a host",
            PolicyDocument = PolicyText.For(Attachment.ManagedPolicy, SessionManagerAccess.Document()),
            Tags = stack.Tags("bastion"),
        }, child);
        _ = new RolePolicyAttachment(
            $"{name}-session-manager-attachment", new() { Role = role.Name, PolicyArn = policy.Arn }, child);
        return new InstanceProfile($"{name}-profile", new()
        {
            Name = stack.Names.InstanceProfile("bastion-profile"),
            Role = role.Name,
            Tags = stack.Tags("bastion"),
        }, child);
    }
}
