using IamEngine.Model;
using Review.Controls.Vocabulary;
using Review.Model.Network;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>
/// Controls for security groups. Benchmarks name single ports; the rules here are stricter, because no port may be open to the
/// whole internet.
/// </summary>
internal static class SecurityGroupControls
{
    /// <summary>All resource types that declare rules; see <see cref="GroupRules"/>.</summary>
    private static readonly string[] Declaring =
    [
        ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup, ResourceTypes.SecurityGroupIngressRule,
        ResourceTypes.SecurityGroupEgressRule, ResourceTypes.SecurityGroupRule,
    ];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("group-ingress", "No security group lets the whole internet in", Declaring,
            [
                .. Fsbp("EC2.18", "EC2.19"), .. SecurityHub("EC2.13", "EC2.14", "EC2.53", "EC2.54"), .. Cis3("5.2", "5.3"),
                .. Cis5("5.1.2", "5.3", "5.4"), .. Checkov(24, 25, 260, 277), .. Checkov2(7), .. Trivy(107), .. Solutions("EC23"),
                .. Nist("EC2RestrictedCommonPorts", "EC2RestrictedSSH"),
                .. OfPulumi("aws-ec2-securitygroup-disallow-public-internet-ingress",
                    "aws-ec2-securitygroup-disallow-inbound-http-traffic"),
            ],
            (resource, stack) => OfRules(resource, stack, isIngress: true, rules => Judgement.Of(
                !rules.Any(rule => IsOpen(rule, stack)), "it lets the whole internet in"))),
        new Group("group-egress-all", "No security group lets every protocol out to the whole internet", Declaring, Checkov(382),
            (resource, stack) => OfRules(resource, stack, isIngress: false, rules => Judgement.Of(
                !rules.Any(rule => rule.Ports.Protocol == PortRange.EveryProtocol && IsOpen(rule, stack)),
                "it lets everything out to the whole internet"))),
        new Group("group-egress", "No security group lets anything out to the whole internet", Declaring, Trivy(104),
            (resource, stack) => OfRules(resource, stack, isIngress: false, rules =>
                rules.FirstOrDefault(rule => IsOpen(rule, stack)) is { } open
                    ? new Judgement.Missed($"it lets {open.Ports} out to the whole internet") : new Judgement.Kept())),
        new Group("group-description", "Every security group and every rule of one has a description",
            [.. Declaring.Except([ResourceTypes.DefaultSecurityGroup])],
            [
                .. Checkov(23), .. Trivy(99, 124), .. Solutions("EC27"),
                .. OfPulumi("aws-ec2-securitygroup-missing-description", "aws-ec2-securitygroup-missing-ingress-rule-description",
                    "aws-ec2-securitygroup-missing-egress-rule-description"),
            ],
            (resource, stack) => Judgement.Of(
                // The provider writes "Managed by Pulumi" if the program sets no description.
                (resource.Type != ResourceTypes.SecurityGroup
                    || resource.Text("description") is { Length: > 0 } and not "Managed by Pulumi")
                && stack.Rules.All.Where(rule => rule.DeclaredBy.Urn == resource.Urn)
                    .All(rule => !string.IsNullOrWhiteSpace(rule.Description)),
                "it, or one of its rules, has no description")),
        new Group("group-in-use", "Every security group is attached to something", [ResourceTypes.SecurityGroup],
            [.. Checkov2(5), .. SecurityHub("EC2.22")],
            (group, stack) => Judgement.Of(
                stack.Resources.Any(resource => ((string[])["vpcSecurityGroupIds", "securityGroupIds", "securityGroups"])
                    .Any(input => resource.Type != ResourceTypes.SecurityGroupRule && resource.Texts(input).Any(group.Answers)))
                || stack.Of(ResourceTypes.EmrCluster).Any(cluster =>
                    (Blocks.One(cluster.Inputs["ec2Attributes"]) ?? []).Any(attribute =>
                        group.Answers(attribute.Value.AsText()))),
                "nothing has it")),
    ];

    private static Judgement? OfRules(
        ReportedResource resource, ControlContext stack, bool isIngress, Func<IReadOnlyList<GroupRule>, Judgement> judge)
    {
        if (stack.Rules.Unread.FirstOrDefault(rule => rule.DeclaredBy.Urn == resource.Urn) is { } unread)
        {
            return new Judgement.Undecided($"{unread.Input}: {unread.Reason}");
        }

        var rules = stack.Rules.All.Where(rule => rule.DeclaredBy.Urn == resource.Urn && rule.IsIngress == isIngress).ToArray();
        var isGroup = resource.Type is ResourceTypes.SecurityGroup or ResourceTypes.DefaultSecurityGroup;
        return rules.Length > 0 || isGroup ? judge(rules) : null;
    }

    // Two rules for half of the internet each are as open as one rule for all of it, even in different resources.
    private static bool IsOpen(GroupRule rule, ControlContext stack) => rule.Block is { } block
        && (block.IsIPv4 ? Cidr.AnyIPv4 : Cidr.AnyIPv6).IsCoveredBy(stack.Rules.All
            .Where(other => other.IsIngress == rule.IsIngress && other.Group == rule.Group && other.Ports.Overlaps(rule.Ports))
            .Select(other => other.Block).OfType<Cidr>());
}
