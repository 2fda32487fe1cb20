using Policies.Access;
using Pulumi;
using Pulumi.Aws.Iam;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Infra.Components;

/// <summary>
/// Lets Session Manager reach the EMR nodes, whose image has its agent.
/// https://aws.amazon.com/blogs/big-data/securing-access-to-emr-clusters-using-aws-systems-manager/
/// </summary>
public sealed class SessionManager : ComponentResource
{
    public SessionManager(string name, StackContext stack, Role node, ComponentResourceOptions? options = null)
        : base("infra:components:SessionManager", name, options)
    {
        var policy = new Policy($"{name}-policy", new()
        {
            Name = stack.Names.Policy("emr-node-session-manager"),
            Description = "What Session Manager needs on a host",
            PolicyDocument = PolicyText.For(IamEngine.Model.Attachment.ManagedPolicy, SessionManagerAccess.Document()),
            Tags = stack.Tags("emr-node"),
        }, StackContext.Child(this));
        Attachment = new RolePolicyAttachment(
            $"{name}-attachment", new() { Role = node.Name, PolicyArn = policy.Arn }, StackContext.Child(this));
        RegisterOutputs();
    }

    /// <summary>A cluster must depend on it: nodes start with the permissions of their role.</summary>
    public Resource Attachment { get; }
}
