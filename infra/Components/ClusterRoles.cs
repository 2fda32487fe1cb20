using IamEngine.Model;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Iam;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Infra.Components;

/// <summary>
/// The two roles of a cluster: the service role, with which EMR creates nodes, and the role of the nodes. The service role has
/// the AWS managed policy, which covers only resources with <see cref="Settings.TagSettings.EmrTag"/>, and may pass the nodes'
/// role to EC2.
/// </summary>
public sealed class ClusterRoles : ComponentResource
{
    private readonly string name;
    private readonly StackContext stack;
    private readonly List<Resource> attachments = [];

    public ClusterRoles(
        string name, StackContext stack, Output<StateStore> store, bool highAvailability, bool hasBootstrapScripts,
        bool sessionManager, JobData data,
        ComponentResourceOptions? options = null)
        : base("infra:components:ClusterRoles", name, options)
    {
        this.name = name;
        this.stack = stack;

        var node = DeclareRole(
            "emr-node",
            "What EMR nodes work with",
            Output.Create(PolicyText.For(Attachment.TrustPolicy, ServiceTrust.Instances(stack.Region))));
        Attach(node, "emr-node", "state-access", "Lists, reads and writes Flink state",
            store.Apply(s => Text(StateAccess.Document(s))));
        Attach(
            node,
            "emr-node",
            "checkpoint-deletion",
            "Deletes checkpoints that Flink needs no more",
            store.Apply(s => Text(CheckpointDeletion.Document(s))));
        Attach(
            node,
            "emr-node",
            "node-access",
            "Leaves logs of the cluster in the bucket",
            store.Apply(s => Text(ClusterNodeAccess.Document(s, highAvailability, hasBootstrapScripts))));
        if (sessionManager)
        {
            attachments.Add(new SessionManager($"{name}-session-manager", stack, node, new() { Parent = this }).Attachment);
        }

        if (!data.IsEmpty)
        {
            Attach(
                node,
                "emr-node",
                "job-access",
                "Uses the data that the settings give to jobs",
                stack.Account.Apply(account => Text(JobAccess.Document(data, stack.Region, account))));
        }

        var profile = new InstanceProfile($"{name}-node-profile", new()
        {
            Name = stack.Names.InstanceProfile("emr-node"),
            Role = node.Name,
            Tags = stack.Tags("emr-node"),
        }, StackContext.Child(this));

        var service = DeclareRole(
            "emr-service", "What the EMR service makes and manages nodes with", stack.Account.Apply(account =>
            PolicyText.For(Attachment.TrustPolicy, ServiceTrust.Emr(stack.Region, account))));
        attachments.Add(new RolePolicyAttachment($"{name}-emr-service-managed-attachment", new()
        {
            Role = service.Name,
            PolicyArn = $"arn:{stack.Region.Partition}:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2",
        }, StackContext.Child(this)));
        Attach(
            service,
            "emr-service",
            "node-role-passing",
            "Passes the nodes' role to EC2",
            node.Arn.Apply(arn => Text(NodeRolePassing.Document(Arn.Of(arn)))));
        Attach(
            service,
            "emr-service",
            "volume-encryption",
            "Encrypts the nodes' volumes",
            store.Apply(s => Text(VolumeEncryption.Document(s.Key))));

        NodeProfileArn = profile.Arn;
        ServiceRoleArn = service.Arn;
        RegisterOutputs();
    }

    public Output<string> NodeProfileArn { get; }

    public Output<string> ServiceRoleArn { get; }

    /// <summary>A cluster must depend on these: it fails to start if its roles do not have their policies yet.</summary>
    public IReadOnlyList<Resource> Ready => attachments;

    private static string Text(IdentityPolicy document) => PolicyText.For(Attachment.ManagedPolicy, document);

    private Role DeclareRole(string purpose, string description, Output<string> trust) => new($"{name}-{purpose}-role", new()
    {
        Name = stack.Names.Role(purpose),
        Description = description,
        AssumeRolePolicy = trust,
        PermissionsBoundary = stack.PermissionsBoundaryInput,
        Tags = stack.EmrTags(purpose),
    }, StackContext.Child(this));

    private void Attach(Role role, string purpose, string policyPurpose, string description, Output<string> document)
    {
        var policy = new Policy($"{name}-{policyPurpose}", new()
        {
            Name = stack.Names.Policy($"{purpose}-{policyPurpose}"),
            Description = description,
            PolicyDocument = document,
            Tags = stack.Tags(purpose),
        }, StackContext.Child(this));
        attachments.Add(
            new RolePolicyAttachment(
                $"{name}-{policyPurpose}-attachment", new() { Role = role.Name, PolicyArn = policy.Arn },
                StackContext.Child(this)));
    }
}
