using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Rehearsal.Cloud;
using static Rehearsal.Creation.Ec2Tags;

namespace Rehearsal.Creation;

/// <summary>Security groups and their rules: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html</summary>
internal static class SecurityGroupKinds
{
    public const string EmrNote =
        "EMR adds to the groups that it manages only the rules that it misses, and the stack declares all; moto adds them again, and those are taken away";

    public static IEnumerable<Kind> All =>
    [
        new Kind("aws:ec2/securityGroup:SecurityGroup", async (cloud, group, cancellation) =>
        {
            var made = await cloud.Ec2.CreateSecurityGroupAsync(
                new() { GroupName = group.Text("name"), Description = group.Text("description"), VpcId = group.Text("vpcId"), TagSpecifications = For(ResourceType.SecurityGroup, group) }, cancellation);
            await EmptyAsync(cloud, made.GroupId, cancellation); // as the provider does: AWS lets a new group reach everything
            return new(made.GroupId, ("name", group.Text("name")));
        }, ReadGroupAsync).NotHolding("revokeRulesOnDelete", "AWS has no such setting; the provider acts on it when it deletes"),

        new Kind("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", async (cloud, group, cancellation) =>
        {
            var filters = new List<Filter> { new("vpc-id", [group.Text("vpcId")]), new("group-name", ["default"]) };
            var found = (await cloud.Ec2.DescribeSecurityGroupsAsync(new() { Filters = filters }, cancellation)).SecurityGroups.Single();
            await EmptyAsync(cloud, found.GroupId, cancellation);
            if (group.Tags.Count > 0)
            {
                await cloud.Ec2.CreateTagsAsync(new() { Resources = [found.GroupId], Tags = From(group.Tags) }, cancellation);
            }

            return new(found.GroupId, ("name", "default"));
        }, ReadGroupAsync),

        new Kind("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", async (cloud, rule, cancellation) =>
        {
            var made = await cloud.Ec2.AuthorizeSecurityGroupIngressAsync(
                new() { GroupId = rule.Text("securityGroupId"), IpPermissions = [PermissionOf(rule)], TagSpecifications = For(ResourceType.SecurityGroupRule, rule) }, cancellation);
            return await DescribedAsync(cloud, rule, made.SecurityGroupRules.Single(), cancellation);
        }, ReadRuleAsync(egress: false)),

        new Kind("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", async (cloud, rule, cancellation) =>
        {
            var made = await cloud.Ec2.AuthorizeSecurityGroupEgressAsync(
                new() { GroupId = rule.Text("securityGroupId"), IpPermissions = [PermissionOf(rule)], TagSpecifications = For(ResourceType.SecurityGroupRule, rule) }, cancellation);
            return await DescribedAsync(cloud, rule, made.SecurityGroupRules.Single(), cancellation);
        }, ReadRuleAsync(egress: true)),
    ];

    /// <summary>
    /// The rules that a group holds beyond those that were made here. Nothing declares them, so nothing else would miss them in a comparison.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UndeclaredRulesAsync(
        EmulatedCloud cloud, IEnumerable<string> groups, IReadOnlySet<string> made, CancellationToken cancellation)
    {
        var held = await RulesAsync(cloud, groups, cancellation);
        return [.. held.Where(rule => !made.Contains(rule.SecurityGroupRuleId)).Select(
            rule => $"{rule.GroupId} holds {rule.SecurityGroupRuleId}, which nothing declares")];
    }

    /// <summary>Runs what adds rules of its own to groups, and takes those away again. See <see cref="EmrNote"/>.</summary>
    public static async Task<T> WithoutNewRulesAsync<T>(
        EmulatedCloud cloud, IReadOnlyList<string> groups, Func<Task<T>> run, CancellationToken cancellation)
    {
        var before = (await RulesAsync(cloud, groups, cancellation)).Select(rule => rule.SecurityGroupRuleId).ToHashSet();
        var result = await run();
        await RevokeAsync(
            cloud, (await RulesAsync(cloud, groups, cancellation)).Where(rule => !before.Contains(rule.SecurityGroupRuleId)), cancellation);
        return result;
    }

    private static async Task EmptyAsync(EmulatedCloud cloud, string group, CancellationToken cancellation) =>
        await RevokeAsync(cloud, await RulesAsync(cloud, [group], cancellation), cancellation);

    private static async Task<List<SecurityGroupRule>> RulesAsync(EmulatedCloud cloud, IEnumerable<string> groups, CancellationToken cancellation) =>
        (await cloud.Ec2.DescribeSecurityGroupRulesAsync(new() { Filters = [new("group-id", [.. groups])] }, cancellation)).SecurityGroupRules ?? [];

    private static async Task RevokeAsync(EmulatedCloud cloud, IEnumerable<SecurityGroupRule> rules, CancellationToken cancellation)
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

    private static async Task<JsonObject> ReadGroupAsync(EmulatedCloud cloud, Wanted group, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.Ec2.DescribeSecurityGroupsAsync(new() { GroupIds = [made.Id] }, cancellation)).SecurityGroups.Single();
        return new() { ["name"] = held.GroupName, ["description"] = held.Description, ["vpcId"] = held.VpcId, ["tags"] = Of(held.Tags) };
    }

    private static IpPermission PermissionOf(Wanted rule)
    {
        var why = rule.TextOrNull("description");
        return new()
        {
            IpProtocol = rule.Text("ipProtocol"),
            FromPort = rule.Number("fromPort"),
            ToPort = rule.Number("toPort"),
            Ipv4Ranges = rule.TextOrNull("cidrIpv4") is { } v4 ? [new() { CidrIp = v4, Description = why }] : [],
            Ipv6Ranges = rule.TextOrNull("cidrIpv6") is { } v6 ? [new() { CidrIpv6 = v6, Description = why }] : [],
            PrefixListIds = rule.TextOrNull("prefixListId") is { } list ? [new() { Id = list, Description = why }] : [],
            UserIdGroupPairs = rule.TextOrNull("referencedSecurityGroupId") is { } other ? [new() { GroupId = other, Description = why }] : [],
        };
    }

    /// <summary>moto keeps the description of a new rule only where the rule is about addresses; later it takes it from all.</summary>
    private static async Task<Created> DescribedAsync(EmulatedCloud cloud, Wanted rule, SecurityGroupRule made, CancellationToken cancellation)
    {
        if (rule.TextOrNull("description") is { } why && made.Description != why)
        {
            var update = new SecurityGroupRuleUpdate
            {
                SecurityGroupRuleId = made.SecurityGroupRuleId,
                SecurityGroupRule = new()
                {
                    IpProtocol = rule.Text("ipProtocol"),
                    FromPort = rule.Number("fromPort"),
                    ToPort = rule.Number("toPort"),
                    CidrIpv4 = rule.TextOrNull("cidrIpv4"),
                    CidrIpv6 = rule.TextOrNull("cidrIpv6"),
                    PrefixListId = rule.TextOrNull("prefixListId"),
                    ReferencedGroupId = rule.TextOrNull("referencedSecurityGroupId"),
                    Description = why,
                },
            };
            await cloud.Ec2.ModifySecurityGroupRulesAsync(
                new() { GroupId = rule.Text("securityGroupId"), SecurityGroupRules = [update] }, cancellation);
        }

        return new(made.SecurityGroupRuleId);
    }

    private static Func<EmulatedCloud, Wanted, Created, CancellationToken, Task<JsonObject>> ReadRuleAsync(bool egress) =>
        async (cloud, rule, made, cancellation) =>
    {
        var held = (await cloud.Ec2.DescribeSecurityGroupRulesAsync(new() { SecurityGroupRuleIds = [made.Id] }, cancellation)).SecurityGroupRules.Single(item => item.IsEgress == egress);
        return new()
        {
            ["securityGroupId"] = held.GroupId,
            ["ipProtocol"] = held.IpProtocol,
            ["fromPort"] = held.FromPort,
            ["toPort"] = held.ToPort,
            ["cidrIpv4"] = held.CidrIpv4,
            ["cidrIpv6"] = held.CidrIpv6,
            ["prefixListId"] = held.PrefixListId,
            ["referencedSecurityGroupId"] = held.ReferencedGroupInfo?.GroupId,
            ["description"] = held.Description,
            ["tags"] = Of(held.Tags),
        };
    };
}
