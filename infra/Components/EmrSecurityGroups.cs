using Policies.Network;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>
/// The security groups of the EMR nodes. EMR manages the first three and adds rules to them. The fourth, which EMR never edits,
/// opens SSH. EMR's rules refer to each other's groups, so AWS cannot delete a group before the rules are revoked.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-groups.html
/// </summary>
public sealed class EmrSecurityGroups : ComponentResource
{
    private readonly string name;
    private readonly StackContext stack;
    private readonly NetworkParts network;

    public EmrSecurityGroups(string name, StackContext stack, NetworkParts network, ComponentResourceOptions? options = null)
        : base("infra:components:EmrSecurityGroups", name, options)
    {
        this.name = name;
        this.stack = stack;
        this.network = network;
        Groups = new Dictionary<Group, SecurityGroup>
        {
            [Group.EmrPrimary] = Declare("primary", "EMR primary nodes; managed by EMR"),
            [Group.EmrCore] = Declare("core", "EMR core and task nodes; managed by EMR"),
            [Group.EmrServiceAccess] = Declare("service-access", "Way of the EMR service to the nodes; managed by EMR"),
            [Group.EmrSsh] = Declare("ssh", "SSH to EMR nodes; never edited by EMR"),
        };
        RegisterOutputs();
    }

    public IReadOnlyDictionary<Group, SecurityGroup> Groups { get; }

    private SecurityGroup Declare(string purpose, string description) => new($"{name}-{purpose}-group", new()
    {
        Name = stack.Names.SecurityGroup($"emr-{purpose}"),
        Description = description,
        VpcId = network.VpcId,
        RevokeRulesOnDelete = true,
        Tags = stack.EmrTags($"emr-{purpose}"),
    }, StackContext.Child(this));
}
