using System.Text.Json.Nodes;
using IamEngine.Model;

namespace Review.Model.Network;

/// <summary>One peer of one rule of a security group.</summary>
/// <param name="DeclaredBy">The resource that declares the rule: the rule itself, or the group that holds it.</param>
/// <param name="IsIngress">Whether it is an inbound rule.</param>
/// <param name="Group">The group's name in the stack; its id if the stack does not declare it.</param>
/// <param name="Peer">The other end: a group's name, an address block, a service or prefix list.</param>
/// <param name="PeerGroup">The peer's name if it is a group of the stack; otherwise null.</param>
/// <param name="Block">The peer's addresses; null for a group or prefix list.</param>
/// <param name="Description">The rule's description; null if it has none.</param>
public sealed record GroupRule(
    ReportedResource DeclaredBy, bool IsIngress, string Group, string Peer, string? PeerGroup, Cidr? Block, PortRange Ports,
    string? Description)
{
    public string From => IsIngress ? Peer : Group;

    public string To => IsIngress ? Group : Peer;
}

/// <summary>A part of a rule that the review cannot read, so that it does not know what the rule opens.</summary>
/// <param name="Input">The input, as a path.</param>
public sealed record UnreadRule(ReportedResource DeclaredBy, string Input, string Reason);

/// <summary>
/// The rules of the stack's security groups, in every form in which a program can declare them: one resource per rule, the older
/// resource with lists of blocks, and lists inside a group. Reachability, theorems and comparisons all read them from here.
/// </summary>
public sealed class GroupRules
{
    private readonly IReadOnlyList<ReportedResource> resources;
    private readonly Dictionary<string, string> groups;
    private readonly List<GroupRule> rules = [];
    private readonly List<UnreadRule> unread = [];

    private GroupRules(IReadOnlyList<ReportedResource> resources)
    {
        this.resources = resources;
        var declared = resources.Of(ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup)
            .Where(group => group.Id is not null);
        groups = declared.DistinctBy(group => group.Id).ToDictionary(group => group.Id!, group => group.Name);
        Vpc = [.. resources.Of(ResourceTypes.Vpc)
            .Select(vpc => Cidr.TryReadLoosely(vpc.Text("cidrBlock") ?? "", out var block) ? block : (Cidr?)null).OfType<Cidr>()];
        foreach (var resource in resources)
        {
            Read(resource);
        }
    }

    public static GroupRules In(IReadOnlyList<ReportedResource> resources) => new(resources);

    /// <summary>In the order in which they are declared.</summary>
    public IReadOnlyList<GroupRule> All => rules;

    public IReadOnlyList<UnreadRule> Unread => unread;

    /// <summary>The names of the groups that the stack declares.</summary>
    public IEnumerable<string> Groups => groups.Values;

    /// <summary>The address blocks of the stack's VPCs.</summary>
    public IReadOnlyList<Cidr> Vpc { get; }

    /// <summary>
    /// Whether the other end allows the connection too: one group needs an outbound rule, the other an inbound rule. True for a
    /// peer that is not a group of the stack.
    /// </summary>
    public bool IsAnswered(GroupRule rule) => rule.PeerGroup is null || rules.Exists(other =>
        other.IsIngress != rule.IsIngress
        && other.Group == rule.PeerGroup
        && (other.PeerGroup == rule.Group || other.Block is { IsWorld: true, IsIPv4: true })
        && other.Ports.Contains(rule.Ports));

    /// <summary>
    /// The inbound rules for peers outside the VPC; a prefix list or a group of another stack counts as outside.
    /// </summary>
    public IEnumerable<GroupRule> Entrances() =>
        rules.Where(rule => rule.IsIngress && rule.PeerGroup is null && (rule.Block is not { } block || !block.IsCoveredBy(Vpc)));

    /// <summary>
    /// The groups to which a group's members can open connections: outbound from the one and inbound to the other, by name or by
    /// address.
    /// </summary>
    public IEnumerable<(string To, PortRange Ports)> Onward(string group) =>
        from egress in rules
        where !egress.IsIngress && egress.Group == @group
        from ingress in rules
        where ingress.IsIngress && MayMean(egress, ingress.Group) && MayMean(ingress, @group)
            && egress.Ports.Overlaps(ingress.Ports)
        select (ingress.Group, ingress.Ports);

    // A member of a group can have any address of the VPC; a prefix list may hold some of them.
    private bool MayMean(GroupRule rule, string group) =>
        rule.PeerGroup is { } peer ? peer == group : rule.Block is not { } block || Vpc.Any(vpc => vpc.Overlaps(block));

    private void Read(ReportedResource resource)
    {
        switch (resource.Type)
        {
            case ResourceTypes.SecurityGroupIngressRule or ResourceTypes.SecurityGroupEgressRule:
                Read(resource, resource.Inputs, "", resource.Type == ResourceTypes.SecurityGroupIngressRule,
                    resource.Text("securityGroupId"));
                break;
            case ResourceTypes.SecurityGroupRule when resource.Text("type") is "ingress" or "egress":
                Read(resource, resource.Inputs, "", resource.Text("type") == "ingress", resource.Text("securityGroupId"));
                break;
            case ResourceTypes.SecurityGroupRule:
                unread.Add(new(resource, "type", "it is neither `ingress` nor `egress`"));
                break;
            case ResourceTypes.SecurityGroup or ResourceTypes.DefaultSecurityGroup:
                ReadLists(resource);
                break;
        }
    }

    private void ReadLists(ReportedResource group)
    {
        foreach (var side in (string[])["ingress", "egress"])
        {
            if (group.Inputs[side] is not (null or JsonArray))
            {
                unread.Add(new(group, side, "it is no list of rules"));
            }

            foreach (var (index, rule) in (group.Inputs[side] as JsonArray ?? []).Index())
            {
                var at = $"{side}[{index}]";
                if (rule is JsonObject inputs)
                {
                    Read(group, inputs, $"{at}.", side == "ingress", group.Id);
                }
                else
                {
                    unread.Add(new(group, at, "it is no rule"));
                }
            }
        }
    }

    private void Read(ReportedResource resource, JsonObject inputs, string path, bool isIngress, string? group)
    {
        if (group is null)
        {
            unread.Add(new(resource, $"{path}securityGroupId", "it names no security group"));
            return;
        }

        var protocol = Input("ipProtocol", "protocol");
        if (protocol.Value is not null && protocol.Value.AsText() is null)
        {
            unread.Add(new(resource, path + protocol.Name, "it is no text"));
        }

        var ports = PortRange.Of(protocol.Value.AsText(), Port("fromPort"), Port("toPort"));
        var description = inputs["description"].AsText();
        var known = rules.Count + unread.Count;
        foreach (var (name, block) in Values("cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"))
        {
            if (Cidr.TryReadLoosely(block, out var cidr))
            {
                Add(block, null, cidr);
            }
            else
            {
                unread.Add(new(resource, path + name, $"`{block}` is no block of addresses"));
            }
        }

        var self = inputs["self"].IsTrue() ? [group] : Array.Empty<string>();
        foreach (var peer in Values("referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups")
            .Select(value => value.Text).Concat(self))
        {
            Add(resources.NameOf(peer), groups.GetValueOrDefault(peer), null);
        }

        foreach (var (_, list) in Values("prefixListId", "prefixListIds"))
        {
            Add(resources.NameOf(list), null, null);
        }

        if (rules.Count + unread.Count == known)
        {
            unread.Add(new(resource, path.TrimEnd('.'), "it names no other end: no addresses, group or prefix list"));
        }

        void Add(string peer, string? peerGroup, Cidr? block) =>
            rules.Add(new(
                resource, isIngress, groups.GetValueOrDefault(group, group), peer, peerGroup, block, ports, description));

        (string Name, JsonNode? Value) Input(string name, string older) =>
            inputs[name] is { } value ? (name, value) : (older, inputs[older]);

        int? Port(string name)
        {
            var number = inputs[name].AsNumber();
            if (inputs[name] is not null && number is null)
            {
                unread.Add(new(resource, path + name, "it is no number"));
            }

            return (int?)number;
        }

        IEnumerable<(string Name, string Text)> Values(params string[] names)
        {
            foreach (var name in names)
            {
                foreach (var item in inputs[name] is JsonArray list ? list : [inputs[name]?.DeepClone()])
                {
                    if (item.AsText() is { } text)
                    {
                        yield return (name, text);
                    }
                    else if (item is not null)
                    {
                        unread.Add(new(resource, path + name, "it is no text"));
                    }
                }
            }
        }
    }
}
