using System.Text.Json.Nodes;
using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Drift.Readers;
using Review.Model;

namespace Review.Drift;

/// <summary>Rules, routes, endpoints and instances in the declared network that the program does not declare.</summary>
/// <param name="declared">The declared resources that the account has.</param>
/// <param name="unread">Those of them that no answer shows.</param>
internal sealed class UndeclaredNetwork(
    IReadOnlyList<ReportedResource> declared, IReadOnlyList<ReportedResource> unread, AccountState state, UndeclaredList found)
{
    public void Rules()
    {
        var groups = declared.Of(ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup)
            .DistinctBy(group => group.Id).ToDictionary(group => group.Id!, group => group.Name);
        foreach (var rule in state.Network("security-group-rules", "SecurityGroupRules"))
        {
            if (rule["SecurityGroupRuleId"].AsText() is { } id && !state.IsClaimed(id)
                && rule["GroupId"].AsText() is { } group && groups.TryGetValue(group, out var name))
            {
                var side = rule["IsEgress"].IsTrue() ? "egress" : "ingress";
                var type = side == "egress" ? ResourceTypes.SecurityGroupEgressRule : ResourceTypes.SecurityGroupIngressRule;
                var inputs = NetworkReaders.RuleInputs(rule);
                if (unread.Of(type).Any(known => MayBe(known, inputs)))
                {
                    continue;
                }

                found.Add(
                    type, $"{name}/{side}/{id}", id, inputs,
                    $"aws ec2 revoke-security-group-{side} --group-id {group} --security-group-rule-ids {id}");
            }
        }
    }

    // A declared rule whose group or prefix list was not read is like this rule in everything else.
    private static bool MayBe(ReportedResource declared, JsonObject rule) =>
        ((string[])["securityGroupId", "ipProtocol", "fromPort", "toPort", "cidrIpv4", "cidrIpv6"]).All(name =>
            declared.Inputs[name].OnOneLine() == rule[name].OnOneLine());

    public void Routes()
    {
        var tables = declared.Of(ResourceTypes.RouteTable).DistinctBy(table => table.Id)
            .ToDictionary(table => table.Id!, table => table.Name);
        foreach (var table in state.Network("route-tables", "RouteTables"))
        {
            if (table["RouteTableId"].AsText() is not { } id || !tables.TryGetValue(id, out var name))
            {
                continue;
            }

            foreach (var route in table["Routes"].AsObjects())
            {
                // The VPC's own route, and the routes that a gateway endpoint adds. A route of addresses to an endpoint leads
                // through a Gateway Load Balancer. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
                if (route["GatewayId"].AsText() is { } gateway
                    && (gateway == "local" || (gateway.StartsWith("vpce-", StringComparison.Ordinal)
                        && route["DestinationPrefixListId"].AsText() is not null)))
                {
                    continue;
                }

                if (NetworkReaders.Destination(route) is { } to && !state.IsClaimed($"{id} {to}"))
                {
                    var option = to.Contains(':', StringComparison.Ordinal) ? "destination-ipv6-cidr-block"
                        : to.StartsWith("pl-", StringComparison.Ordinal) ? "destination-prefix-list-id"
                            : "destination-cidr-block";
                    found.Add(
                        ResourceTypes.Route, $"{name}/route/{to}", $"r-{id}-{to}", NetworkReaders.RouteInputs(id, route),
                        $"aws ec2 delete-route --route-table-id {id} --{option} {to}");
                }
            }
        }
    }

    public void Endpoints()
    {
        var vpcs = declared.Of(ResourceTypes.Vpc).Select(vpc => vpc.Id).ToHashSet();
        foreach (var endpoint in state.Network("endpoints", "VpcEndpoints"))
        {
            if (endpoint["VpcEndpointId"].AsText() is { } id && !state.IsClaimed(id) && vpcs.Contains(endpoint["VpcId"].AsText())
                // A declared endpoint that was not read is for the same service.
                && !unread.Of(ResourceTypes.VpcEndpoint).Any(known =>
                    known.Text("serviceName") == endpoint["ServiceName"].AsText())
                && !NetworkReaders.IsEnded(endpoint["State"].AsText()))
            {
                found.Add(
                    ResourceTypes.VpcEndpoint, $"vpc/endpoint/{id}", id,
                        Json.WithoutNulls(NetworkReaders.EndpointInputs(endpoint)),
                    $"aws ec2 delete-vpc-endpoints --vpc-endpoint-ids {id}");
            }
        }
    }

    public void Instances()
    {
        var vpcs = declared.Of(ResourceTypes.Vpc).Select(vpc => vpc.Id).ToHashSet();
        var clusters = declared.Of(ResourceTypes.EmrCluster).DistinctBy(cluster => cluster.Id)
            .ToDictionary(cluster => cluster.Id!);
        foreach (var instance in HostReaders.Instances(state))
        {
            var cluster = instance["Tags"].AsObjects()
                .FirstOrDefault(tag => tag["Key"].AsText() == "aws:elasticmapreduce:job-flow-id")?["Value"].AsText();
            if (instance["InstanceId"].AsText() is not { } id || state.IsClaimed(id))
            {
                continue;
            }

            if (cluster is not null && clusters.TryGetValue(cluster, out var known))
            {
                Node(known, id, instance);
            }
            else if (vpcs.Contains(instance["VpcId"].AsText()))
            {
                found.Add(
                    ResourceTypes.Instance, $"vpc/instance/{id}", id, Json.WithoutNulls(HostReaders.InstanceInputs(instance)),
                    $"aws ec2 terminate-instances --instance-ids {id}");
                found.Add(
                    $"vpc/instance/{id}",
                    "runs in the stack's network, and the program does not declare it: it has "
                        + (instance["IamInstanceProfile"].At("Arn").AsText() is { } profile
                            ? $"the instance profile {profile.Split('/')[^1]}"
                            : "no instance profile"),
                    SettingKind.Access,
                    $"aws ec2 terminate-instances --instance-ids {id}");
            }
        }
    }

    /// <summary>Flow logs of the program that no longer deliver.</summary>
    public void FlowLogs()
    {
        var logs = declared.Of(ResourceTypes.FlowLog).DistinctBy(log => log.Id).ToDictionary(log => log.Id!);
        foreach (var log in state.Network("flow-logs", "FlowLogs"))
        {
            if (log["DeliverLogsStatus"].AsText() == "FAILED" && log["FlowLogId"].AsText() is { } id
                && logs.TryGetValue(id, out var known))
            {
                found.Add(
                    known.Name,
                    $"delivers nothing ({log["DeliverLogsErrorMessage"].AsText() ?? "AWS gives no reason"}): nobody can tell "
                        + "afterwards who connected to whom",
                    SettingKind.Protection, $"aws ec2 describe-flow-logs --flow-log-ids {id}");
            }
        }
    }

    // EMR starts the nodes, so the program declares only their groups and their instance profile, on the cluster.
    private void Node(ReportedResource cluster, string id, JsonObject node)
    {
        var groups = HostReaders.InstanceInputs(node)["vpcSecurityGroupIds"].AsTexts();
        string[] more = [.. groups.Except(Groups(cluster))];
        if (more.Length > 0)
        {
            found.Add(
                cluster.Name,
                $"its node {id} has the security groups {string.Join(", ", more)}, which the program does not give it",
                SettingKind.Access,
                $"aws ec2 modify-instance-attribute --instance-id {id} --groups {string.Join(' ', groups.Except(more))}");
        }

        var profile = node["IamInstanceProfile"].At("Arn").AsText()?.Split('/')[^1];
        if (profile != cluster.Text("ec2Attributes.instanceProfile")?.Split('/')[^1])
        {
            found.Add(
                cluster.Name,
                $"its node {id} has {(profile is null ? "no instance profile" : $"the instance profile {profile}")}, "
                    + "and the program declares another",
                SettingKind.Access, $"aws ec2 describe-iam-instance-profile-associations --filters Name=instance-id,Values={id}");
        }
    }

    private static IEnumerable<string> Groups(ReportedResource cluster) =>
        from input in (string[])
        [
            "emrManagedMasterSecurityGroup", "emrManagedSlaveSecurityGroup", "additionalMasterSecurityGroups",
            "additionalSlaveSecurityGroups",
        ]
        from id in (cluster.Text($"ec2Attributes.{input}") ?? "").Split(',', StringSplitOptions.TrimEntries)
        select id;
}
