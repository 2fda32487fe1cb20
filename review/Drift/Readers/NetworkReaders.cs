using System.Text.Json.Nodes;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>
/// VPCs, subnets, routes, endpoints, security groups and flow logs.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/operation-list-vpc.html
/// </summary>
internal static class NetworkReaders
{
    private static readonly (string Input, string Member)[] Targets =
    [
        ("gatewayId", "GatewayId"), ("natGatewayId", "NatGatewayId"), ("vpcPeeringConnectionId", "VpcPeeringConnectionId"),
        ("transitGatewayId", "TransitGatewayId"), ("networkInterfaceId", "NetworkInterfaceId"),
        ("egressOnlyGatewayId", "EgressOnlyInternetGatewayId"),
    ];

    private static readonly (string Input, string Member)[] Destinations =
    [
        ("destinationCidrBlock", "DestinationCidrBlock"), ("destinationIpv6CidrBlock", "DestinationIpv6CidrBlock"),
        ("destinationPrefixListId", "DestinationPrefixListId"),
    ];

    private static readonly string[] IdsOfRule = ["securityGroupId", "prefixListId", "referencedSecurityGroupId"];

    public static IEnumerable<ResourceReader> All =>
    [
        new(ResourceTypes.Vpc, (declared, state) => Found(
            state.Find(declared, state.Network("vpcs", "Vpcs"), "VpcId"), "VpcId",
            vpc => new() { ["cidrBlock"] = vpc["CidrBlock"].AsText(), ["tags"] = AccountState.Tags(vpc["Tags"]) })),
        new(ResourceTypes.Subnet, (declared, state) => Found(
            state.Find(declared, state.Network("subnets", "Subnets"), "SubnetId"), "SubnetId",
            subnet => new()
            {
                ["vpcId"] = subnet["VpcId"].AsText(),
                ["cidrBlock"] = subnet["CidrBlock"].AsText(),
                ["mapPublicIpOnLaunch"] = subnet["MapPublicIpOnLaunch"].IsTrue(),
                ["assignIpv6AddressOnCreation"] = subnet["AssignIpv6AddressOnCreation"].IsTrue() ? true : null,
                ["tags"] = AccountState.Tags(subnet["Tags"]),
            }) is Actual.Held held ? held with { Outputs = new() } : new Actual.Gone()),
        new(ResourceTypes.InternetGateway, (declared, state) => Found(
            state.Find(declared, state.Network("internet-gateways", "InternetGateways"), "InternetGatewayId"),
                "InternetGatewayId",
            gateway => new()
            {
                ["vpcId"] = gateway["Attachments"].AsObjects().FirstOrDefault()?["VpcId"].AsText(),
                ["tags"] = AccountState.Tags(gateway["Tags"]),
            })),
        new(ResourceTypes.NatGateway, (declared, state) => Found(
            state.Find(
                declared,
                [.. state.Network("nat-gateways", "NatGateways")
                    .Where(nat => nat["State"].AsText() is not ("deleted" or "deleting"))],
                "NatGatewayId"),
            "NatGatewayId",
            nat => new() { ["subnetId"] = nat["SubnetId"].AsText(), ["tags"] = AccountState.Tags(nat["Tags"]) })),
        new(ResourceTypes.RouteTable, (declared, state) => Found(
            state.Find(declared, state.Network("route-tables", "RouteTables"), "RouteTableId"), "RouteTableId",
            table => new() { ["vpcId"] = table["VpcId"].AsText(), ["tags"] = AccountState.Tags(table["Tags"]) })),
        new(ResourceTypes.Route, Route) { LookedUpBy = ["routeTableId"] },
        new(ResourceTypes.RouteTableAssociation, Association) { LookedUpBy = ["subnetId"] },
        new(ResourceTypes.VpcEndpoint, Endpoint),
        new(ResourceTypes.SecurityGroup, Group) { LookedUpBy = ["vpcId"] },
        new(ResourceTypes.DefaultSecurityGroup, DefaultGroup) { LookedUpBy = ["vpcId"] },
        new(ResourceTypes.SecurityGroupIngressRule, (declared, state) => Rule(declared, state, isEgress: false))
        {
            LookedUpBy = IdsOfRule,
        },
        new(ResourceTypes.SecurityGroupEgressRule, (declared, state) => Rule(declared, state, isEgress: true))
        {
            LookedUpBy = IdsOfRule,
        },
        new(ResourceTypes.FlowLog, (declared, state) => Found(
            state.Find(declared, state.Network("flow-logs", "FlowLogs"), "FlowLogId"), "FlowLogId",
            log => new()
            {
                ["vpcId"] = log["ResourceId"].AsText(),
                ["trafficType"] = log["TrafficType"].AsText(),
                ["logDestinationType"] = log["LogDestinationType"].AsText(),
                // The ARN of a log group has `:*` at its end in some answers.
                ["logDestination"] = log["LogDestination"].AsText() is { } destination
                    && destination.Replace(":*", "", StringComparison.Ordinal) != declared.Text("logDestination")
                    ? destination : declared.Inputs["logDestination"]?.DeepClone(),
                ["iamRoleArn"] = log["DeliverLogsPermissionArn"].AsText(),
                ["tags"] = AccountState.Tags(log["Tags"]),
            })),
    ];

    /// <summary>The inputs of a security group rule.</summary>
    public static JsonObject RuleInputs(JsonObject rule)
    {
        var all = rule["IpProtocol"].AsText() == "-1";
        return Json.WithoutNulls(new()
        {
            ["securityGroupId"] = rule["GroupId"].AsText(),
            ["ipProtocol"] = rule["IpProtocol"].AsText(),
            ["fromPort"] = all ? null : rule["FromPort"]?.DeepClone(),
            ["toPort"] = all ? null : rule["ToPort"]?.DeepClone(),
            ["cidrIpv4"] = rule["CidrIpv4"].AsText(),
            ["cidrIpv6"] = rule["CidrIpv6"].AsText(),
            ["prefixListId"] = rule["PrefixListId"].AsText(),
            ["referencedSecurityGroupId"] = rule["ReferencedGroupInfo"].At("GroupId").AsText(),
            ["description"] = rule["Description"].AsText() is { Length: > 0 } text ? text : null,
        });
    }

    /// <summary>The inputs of a route.</summary>
    public static JsonObject RouteInputs(string table, JsonObject route) => Json.WithoutNulls(new(
        Destinations.Concat(Targets).Select(name => KeyValuePair.Create(name.Input, (JsonNode?)route[name.Member].AsText()))
            .Append(KeyValuePair.Create("routeTableId", (JsonNode?)table))));

    /// <summary>The inputs of a VPC endpoint.</summary>
    public static JsonObject EndpointInputs(JsonObject endpoint) => new()
    {
        ["vpcId"] = endpoint["VpcId"].AsText(),
        ["serviceName"] = endpoint["ServiceName"].AsText(),
        ["vpcEndpointType"] = endpoint["VpcEndpointType"].AsText(),
        ["policy"] = endpoint["PolicyDocument"].AsText(),
        ["routeTableIds"] = List(endpoint["RouteTableIds"]),
        ["subnetIds"] = List(endpoint["SubnetIds"]),
        ["securityGroupIds"] = Json.Texts(endpoint["Groups"], "GroupId") is { Count: > 0 } groups ? groups : null,
        // A gateway endpoint has no private DNS name.
        ["privateDnsEnabled"] = endpoint["PrivateDnsEnabled"].IsTrue() && endpoint["VpcEndpointType"].AsText() != "Gateway"
            ? true : null,
        ["tags"] = AccountState.Tags(endpoint["Tags"]),
    };

    public static string? Destination(JsonObject route) =>
        Destinations.Select(name => route[name.Member].AsText()).FirstOrDefault(text => text is not null);

    private static JsonArray? List(JsonNode? list) =>
        list.AsTexts() is { Count: > 0 } texts ? [.. texts.Select(text => (JsonNode?)text)] : null;

    private static Actual Found(JsonObject? item, string id, Func<JsonObject, JsonObject> inputs) =>
        item?[id].AsText() is { } found ? new Actual.Held(found, inputs(item)) : new Actual.Gone();

    private static Actual Route(ReportedResource declared, AccountState state)
    {
        var table = declared.Text("routeTableId");
        var to = Destinations.Select(name => declared.Text(name.Input)).FirstOrDefault(text => text is not null);
        var route = state.Network("route-tables", "RouteTables").FirstOrDefault(found => found["RouteTableId"].AsText() == table)?
            ["Routes"] is JsonArray routes ? routes.OfType<JsonObject>().FirstOrDefault(route => Destination(route) == to) : null;
        if (route is null)
        {
            return new Actual.Gone();
        }

        state.Claim($"{table} {to}");
        return new Actual.Held(declared.Id!, new(Targets.Select(target =>
            KeyValuePair.Create(target.Input, (JsonNode?)route[target.Member].AsText()))));
    }

    private static Actual Association(ReportedResource declared, AccountState state)
    {
        var subnet = declared.Text("subnetId");
        var found = (from table in state.Network("route-tables", "RouteTables")
                     from association in table["Associations"].AsObjects()
                     where association["SubnetId"].AsText() == subnet
                     select (Table: table["RouteTableId"].AsText(), Id: association["RouteTableAssociationId"].AsText()))
            .FirstOrDefault();
        return found.Id is null ? new Actual.Gone() : new Actual.Held(found.Id, new() { ["routeTableId"] = found.Table });
    }

    private static Actual Endpoint(ReportedResource declared, AccountState state)
    {
        // AWS lists a deleted endpoint for some time.
        var found = state.Find(
            declared,
            [.. state.Network("endpoints", "VpcEndpoints").Where(one => !IsEnded(one["State"].AsText()))],
            "VpcEndpointId");
        var list = found?["PrefixListId"].AsText() ?? state.ExportedOutputs(declared.Urn)["prefixListId"].AsText();
        List<string> unread = [];
        try
        {
            list ??= PrefixList(state, declared.Text("serviceName"));
        }
        catch (UnreadAnswerException missing)
        {
            unread.Add($"its prefix list: {missing.Message}");
        }

        var outputs = Json.WithoutNulls(new() { ["prefixListId"] = list });
        if (found?["VpcEndpointId"].AsText() is not { } id)
        {
            // Rules name the service's prefix list, which is there without an endpoint.
            return new Actual.Gone { Outputs = outputs };
        }

        state.Claim(id);
        return new Actual.Held(id, EndpointInputs(found)) { Outputs = outputs, UnreadParts = unread };
    }

    /// <summary>Whether an endpoint of this state carries nothing. AWS writes the states in upper and lower case.</summary>
    public static bool IsEnded(string? state) =>
        state?.ToLowerInvariant() is "deleted" or "deleting" or "rejected" or "failed" or "expired";

    private static string? PrefixList(AccountState state, string? service) =>
        state.Network("prefix-lists", "PrefixLists").FirstOrDefault(list => list["PrefixListName"].AsText() == service)?
            ["PrefixListId"].AsText();

    private static Actual Group(ReportedResource declared, AccountState state)
    {
        var groups = state.Network("security-groups", "SecurityGroups");
        var found = state.ExportedId(declared.Urn) is { } id ? groups.FirstOrDefault(group => group["GroupId"].AsText() == id)
            : groups.FirstOrDefault(group => group["GroupName"].AsText() == declared.Text("name")
                && group["VpcId"].AsText() == declared.Text("vpcId"));
        return Found(found, "GroupId", group => new()
        {
            ["name"] = group["GroupName"].AsText(),
            ["description"] = group["Description"].AsText(),
            ["vpcId"] = group["VpcId"].AsText(),
            ["tags"] = AccountState.Tags(group["Tags"]),
        });
    }

    private static Actual DefaultGroup(ReportedResource declared, AccountState state) => Found(
        state.Network("security-groups", "SecurityGroups").FirstOrDefault(group =>
            group["GroupName"].AsText() == "default" && group["VpcId"].AsText() == declared.Text("vpcId")),
        "GroupId",
        group => new() { ["vpcId"] = group["VpcId"].AsText(), ["tags"] = AccountState.Tags(group["Tags"]) });

    // A rule that was revoked and authorized again has another id, and means the same.
    private static Actual Rule(ReportedResource declared, AccountState state, bool isEgress)
    {
        var rules = state.Network("security-group-rules", "SecurityGroupRules").Where(rule =>
            rule["IsEgress"].IsTrue() == isEgress && !state.IsClaimed(rule["SecurityGroupRuleId"].AsText() ?? "")).ToArray();
        var wanted = Meaning(declared.Inputs);
        var found = rules.FirstOrDefault(rule => rule["SecurityGroupRuleId"].AsText() == state.ExportedId(declared.Urn))
            ?? rules.FirstOrDefault(rule => Meaning(RuleInputs(rule)) == wanted);
        if (found?["SecurityGroupRuleId"].AsText() is not { } id)
        {
            return new Actual.Gone();
        }

        state.Claim(id);
        var inputs = new JsonObject();
        foreach (var name in (string[])
            ["securityGroupId", "ipProtocol", "cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId", "description"])
        {
            inputs[name] = RuleInputs(found)[name]?.DeepClone();
        }

        if (inputs["ipProtocol"].AsText() != "-1")
        {
            inputs["fromPort"] = found["FromPort"]?.DeepClone();
            inputs["toPort"] = found["ToPort"]?.DeepClone();
        }

        return new Actual.Held(id, inputs)
        {
            Outputs = new()
            {
                ["securityGroupRuleId"] = id,
                ["arn"] = $"{(declared.Text("arn") ?? "").Split("/")[0]}/{id}",
            },
        };
    }

    private static string Meaning(JsonObject rule) => string.Join(' ', ((string[])
        ["securityGroupId", "ipProtocol", "fromPort", "toPort", "cidrIpv4", "cidrIpv6", "prefixListId",
            "referencedSecurityGroupId"])
        .Select(name => rule["ipProtocol"].AsText() == "-1" && name.EndsWith("Port", StringComparison.Ordinal) ? ""
            : rule[name].OnOneLine()));
}
