using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Rehearsal.Cloud;
using static Rehearsal.Creation.Ec2Conversions;

namespace Rehearsal.Creation;

/// <summary>Security groups and their rules: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html</summary>
internal static class SecurityGroupHandlers
{
    public const string EmrNote =
        "EMR adds missing rules to the security groups that it manages; the stack declares all of them, "
            + "but moto adds them again. The rehearsal revokes the added rules";

    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:ec2/securityGroup:SecurityGroup", async (cloud, group, cancellation) =>
        {
            var created = await cloud.Ec2.CreateSecurityGroupAsync(
                new()
                {
                    GroupName = group.Text("name"),
                    Description = group.Text("description"),
                    VpcId = group.Text("vpcId"),
                    TagSpecifications = Specifications(ResourceType.SecurityGroup, group),
                },
                cancellation);
            // The provider also does this: AWS gives a new group a rule that allows all outbound traffic.
            await RevokeAllAsync(cloud, created.GroupId, cancellation);
            return new(created.GroupId, ("name", group.Text("name")));
        },
        ReadGroupAsync).NotComparing(
            "revokeRulesOnDelete", "AWS has no such setting; the provider uses it when it deletes the group"),

        new ResourceHandler("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", async (cloud, group, cancellation) =>
        {
            var filters = new List<Filter> { new("vpc-id", [group.Text("vpcId")]), new("group-name", ["default"]) };
            var found = (await cloud.Ec2.DescribeSecurityGroupsAsync(
                new() { Filters = filters }, cancellation)).SecurityGroups.Single();
            await RevokeAllAsync(cloud, found.GroupId, cancellation);
            if (group.Tags.Count > 0)
            {
                await cloud.Ec2.CreateTagsAsync(new() { Resources = [found.GroupId], Tags = Ec2Tags(group.Tags) }, cancellation);
            }

            return new(found.GroupId, ("name", "default"));
        }, ReadGroupAsync),

        new ResourceHandler("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", async (cloud, rule, cancellation) =>
        {
            var created = await cloud.Ec2.AuthorizeSecurityGroupIngressAsync(
                new()
                {
                    GroupId = rule.Text("securityGroupId"),
                    IpPermissions = [PermissionOf(rule)],
                    TagSpecifications = Specifications(ResourceType.SecurityGroupRule, rule),
                },
                cancellation);
            return await WithDescriptionAsync(cloud, rule, created.SecurityGroupRules.Single(), cancellation);
        }, ReadRuleAsync(egress: false)),

        new ResourceHandler("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", async (cloud, rule, cancellation) =>
        {
            var created = await cloud.Ec2.AuthorizeSecurityGroupEgressAsync(
                new()
                {
                    GroupId = rule.Text("securityGroupId"),
                    IpPermissions = [PermissionOf(rule)],
                    TagSpecifications = Specifications(ResourceType.SecurityGroupRule, rule),
                },
                cancellation);
            return await WithDescriptionAsync(cloud, rule, created.SecurityGroupRules.Single(), cancellation);
        }, ReadRuleAsync(egress: true)),
    ];

    /// <summary>
    /// The rules of the groups that this rehearsal did not create. A comparison of declared resources cannot find them.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UndeclaredRulesAsync(
        EmulatedCloud cloud, IEnumerable<string> groups, IReadOnlySet<string> created, CancellationToken cancellation)
    {
        var actual = await RulesAsync(cloud, groups, cancellation);
        return [.. actual.Where(rule => !created.Contains(rule.SecurityGroupRuleId)).Select(
            rule => $"{rule.GroupId} has the rule {rule.SecurityGroupRuleId}, which the stack does not declare")];
    }

    /// <summary>Runs a call that adds rules to groups, then revokes the added rules. See <see cref="EmrNote"/>.</summary>
    public static async Task<T> WithoutNewRulesAsync<T>(
        EmulatedCloud cloud, IReadOnlyList<string> groups, Func<Task<T>> run, CancellationToken cancellation)
    {
        var before = (await RulesAsync(cloud, groups, cancellation)).Select(rule => rule.SecurityGroupRuleId).ToHashSet();
        var result = await run();
        await RevokeAsync(
            cloud,
            (await RulesAsync(cloud, groups, cancellation)).Where(rule => !before.Contains(rule.SecurityGroupRuleId)),
            cancellation);
        return result;
    }

    private static async Task RevokeAllAsync(EmulatedCloud cloud, string group, CancellationToken cancellation) =>
        await RevokeAsync(cloud, await RulesAsync(cloud, [group], cancellation), cancellation);

    private static async Task<List<SecurityGroupRule>> RulesAsync(
        EmulatedCloud cloud, IEnumerable<string> groups, CancellationToken cancellation) =>
        (await cloud.Ec2.DescribeSecurityGroupRulesAsync(
            new() { Filters = [new("group-id", [.. groups])] }, cancellation)).SecurityGroupRules
            ?? [];

    private static async Task RevokeAsync(
        EmulatedCloud cloud, IEnumerable<SecurityGroupRule> rules, CancellationToken cancellation)
    {
        foreach (var rule in rules)
        {
            _ = rule.IsEgress is true
                ? (object)await cloud.Ec2.RevokeSecurityGroupEgressAsync(
                    new() { GroupId = rule.GroupId, SecurityGroupRuleIds = [rule.SecurityGroupRuleId] }, cancellation)
                : await cloud.Ec2.RevokeSecurityGroupIngressAsync(
                    new() { GroupId = rule.GroupId, SecurityGroupRuleIds = [rule.SecurityGroupRuleId] }, cancellation);
        }
    }

    private static async Task<JsonObject> ReadGroupAsync(
        EmulatedCloud cloud, DesiredResource group, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.Ec2.DescribeSecurityGroupsAsync(
            new() { GroupIds = [created.Id] }, cancellation)).SecurityGroups.Single();
        return new()
        {
            ["name"] = actual.GroupName,
            ["description"] = actual.Description,
            ["vpcId"] = actual.VpcId,
            ["tags"] = TagsJson(actual.Tags),
        };
    }

    private static IpPermission PermissionOf(DesiredResource rule)
    {
        var description = rule.TextOrNull("description");
        return new()
        {
            IpProtocol = rule.Text("ipProtocol"),
            FromPort = rule.Number("fromPort"),
            ToPort = rule.Number("toPort"),
            Ipv4Ranges = rule.TextOrNull("cidrIpv4") is { } v4 ? [new() { CidrIp = v4, Description = description }] : [],
            Ipv6Ranges = rule.TextOrNull("cidrIpv6") is { } v6 ? [new() { CidrIpv6 = v6, Description = description }] : [],
            PrefixListIds = rule.TextOrNull("prefixListId") is { } list ? [new() { Id = list, Description = description }] : [],
            UserIdGroupPairs = rule.TextOrNull("referencedSecurityGroupId") is { } other
                ? [new() { GroupId = other, Description = description }]
                : [],
        };
    }

    /// <summary>
    /// moto stores the description of a new rule only for rules with address ranges; an update stores it for every rule.
    /// </summary>
    private static async Task<CreatedResource> WithDescriptionAsync(
        EmulatedCloud cloud, DesiredResource rule, SecurityGroupRule created, CancellationToken cancellation)
    {
        if (rule.TextOrNull("description") is { } description && created.Description != description)
        {
            var update = new SecurityGroupRuleUpdate
            {
                SecurityGroupRuleId = created.SecurityGroupRuleId,
                SecurityGroupRule = new()
                {
                    IpProtocol = rule.Text("ipProtocol"),
                    FromPort = rule.Number("fromPort"),
                    ToPort = rule.Number("toPort"),
                    CidrIpv4 = rule.TextOrNull("cidrIpv4"),
                    CidrIpv6 = rule.TextOrNull("cidrIpv6"),
                    PrefixListId = rule.TextOrNull("prefixListId"),
                    ReferencedGroupId = rule.TextOrNull("referencedSecurityGroupId"),
                    Description = description,
                },
            };
            await cloud.Ec2.ModifySecurityGroupRulesAsync(
                new() { GroupId = rule.Text("securityGroupId"), SecurityGroupRules = [update] }, cancellation);
        }

        return new(created.SecurityGroupRuleId);
    }

    private static Func<EmulatedCloud, DesiredResource, CreatedResource, CancellationToken, Task<JsonObject>> ReadRuleAsync(
        bool egress) =>
        async (cloud, rule, created, cancellation) =>
    {
        var actual = (await cloud.Ec2.DescribeSecurityGroupRulesAsync(
            new() { SecurityGroupRuleIds = [created.Id] },
            cancellation)).SecurityGroupRules.Single(item => item.IsEgress == egress);
        return new()
        {
            ["securityGroupId"] = actual.GroupId,
            ["ipProtocol"] = actual.IpProtocol,
            ["fromPort"] = actual.FromPort,
            ["toPort"] = actual.ToPort,
            ["cidrIpv4"] = actual.CidrIpv4,
            ["cidrIpv6"] = actual.CidrIpv6,
            ["prefixListId"] = actual.PrefixListId,
            ["referencedSecurityGroupId"] = actual.ReferencedGroupInfo?.GroupId,
            ["description"] = actual.Description,
            ["tags"] = TagsJson(actual.Tags),
        };
    };
}
