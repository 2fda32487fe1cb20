using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>
/// Clusters, security configurations and managed scaling: https://docs.aws.amazon.com/emr/latest/APIReference/API_Operations.html
/// </summary>
internal static class EmrHandlers
{
    private const string NotStored = "moto accepts it but does not store it";

    private const string NoScaling = "moto does not implement managed scaling";

    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:emr/securityConfiguration:SecurityConfiguration", async (cloud, desired, cancellation) =>
        {
            var name = desired.TextOrNull("name") ?? $"{desired.Text("namePrefix")}rehearsal";
            await cloud.EmrAsync(
                "CreateSecurityConfiguration",
                new() { ["Name"] = name, ["SecurityConfiguration"] = desired.Text("configuration") },
                cancellation);
            return new(name, ("name", name));
        }, async (cloud, desired, created, cancellation) =>
        {
            var actual = await cloud.EmrAsync("DescribeSecurityConfiguration", new() { ["Name"] = created.Id }, cancellation);
            var name = actual["Name"]!.ToString();
            return new()
            {
                ["name"] = name,
                ["namePrefix"] = desired.TextOrNull("namePrefix") is { } prefix
                    && name.StartsWith(prefix, StringComparison.Ordinal)
                    ? prefix
                    : name,
                ["configuration"] = JsonInput.AsDeclared(
                    desired.Text("configuration"), JsonNode.Parse(actual["SecurityConfiguration"]!.ToString())),
            };
        }),

        new ResourceHandler(
            "aws:emr/cluster:Cluster", CreateClusterAsync, ReadClusterAsync) { Note = SecurityGroupHandlers.EmrNote }
            .NotComparing("osReleaseLabel", NotStored)
            .NotComparing("logEncryptionKmsKeyId", NotStored)
            .NotComparing("scaleDownBehavior", NotStored)
            .NotComparing("unhealthyNodeReplacement", NotStored)
            .NotComparing("autoTerminationPolicy", NotStored)
            .NotComparing("placementGroupConfigs", NotStored),

        new ResourceHandler("aws:emr/instanceGroup:InstanceGroup", async (cloud, desired, cancellation) =>
        {
            var group = GroupOf(desired.Inputs, "TASK");
            group["Name"] = desired.Text("name");
            if (desired.TextOrNull("bidPrice") is { } price)
            {
                (group["Market"], group["BidPrice"]) = ("SPOT", price);
            }

            var added = await cloud.EmrAsync(
                "AddInstanceGroups",
                new() { ["JobFlowId"] = desired.Text("clusterId"), ["InstanceGroups"] = new JsonArray(group) },
                cancellation);
            return new(added["InstanceGroupIds"]![0]!.ToString());
        }, async (cloud, desired, created, cancellation) =>
        {
            var groups = await cloud.EmrAsync(
                "ListInstanceGroups", new() { ["ClusterId"] = desired.Text("clusterId") }, cancellation);
            var actual = groups["InstanceGroups"]!.AsArray().Single(group => group!["Id"]!.ToString() == created.Id)!;
            var inputs = ActualGroup(new JsonArray(actual.DeepClone()), "TASK")!;
            inputs["clusterId"] = desired.Text("clusterId");
            inputs["name"] = actual["Name"]?.ToString();
            inputs["bidPrice"] = actual["BidPrice"]?.ToString() is { Length: > 0 } bid ? bid : null;
            return inputs;
        }),

        new ResourceHandler(
            "aws:emr/managedScalingPolicy:ManagedScalingPolicy",
            (_, policy, _) => Task.FromResult<CreatedResource>(new(policy.Text("clusterId"))),
            null)
            .NotComparing("clusterId", NoScaling)
            .NotComparing("computeLimits", NoScaling),
    ];

    private static async Task<CreatedResource> CreateClusterAsync(
        EmulatedCloud cloud, DesiredResource cluster, CancellationToken cancellation)
    {
        var ec2Attributes = cluster.Object("ec2Attributes");
        string[] managed =
        [
            ec2Attributes["emrManagedMasterSecurityGroup"]!.ToString(),
            ec2Attributes["emrManagedSlaveSecurityGroup"]!.ToString(),
            .. ec2Attributes["serviceAccessSecurityGroup"] is { } access ? [access.ToString()] : Array.Empty<string>(),
        ];
        var created = await SecurityGroupHandlers.WithoutNewRulesAsync(
            cloud, managed, () => cloud.EmrAsync("RunJobFlow", RequestOf(cluster, ec2Attributes), cancellation), cancellation);
        return new(created["JobFlowId"]!.ToString(), ("arn", created["ClusterArn"]!.ToString()));
    }

    private static JsonObject RequestOf(DesiredResource cluster, JsonObject ec2Attributes) => new()
    {
        ["Name"] = cluster.Text("name"),
        ["ReleaseLabel"] = cluster.Text("releaseLabel"),
        ["OSReleaseLabel"] = cluster.TextOrNull("osReleaseLabel"),
        ["LogUri"] = cluster.TextOrNull("logUri"),
        ["LogEncryptionKmsKeyId"] = cluster.TextOrNull("logEncryptionKmsKeyId"),
        ["Applications"] = new JsonArray([.. cluster.Texts("applications").Select(name => new JsonObject { ["Name"] = name })]),
        ["Configurations"] = cluster.TextOrNull("configurationsJson") is { } configurations
            ? JsonNode.Parse(configurations)
            : new JsonArray(),
        ["ServiceRole"] = cluster.Text("serviceRole"),
        ["JobFlowRole"] = ec2Attributes["instanceProfile"]!.ToString(),
        ["SecurityConfiguration"] = cluster.TextOrNull("securityConfiguration"),
        ["ScaleDownBehavior"] = cluster.TextOrNull("scaleDownBehavior"),
        ["EbsRootVolumeSize"] = cluster.Inputs["ebsRootVolumeSize"]?.DeepClone(),
        ["VisibleToAllUsers"] = true,
        ["Instances"] = new JsonObject
        {
            ["Ec2KeyName"] = ec2Attributes["keyName"]?.ToString(),
            ["Ec2SubnetId"] = ec2Attributes["subnetId"]!.ToString(),
            ["EmrManagedMasterSecurityGroup"] = ec2Attributes["emrManagedMasterSecurityGroup"]!.ToString(),
            ["EmrManagedSlaveSecurityGroup"] = ec2Attributes["emrManagedSlaveSecurityGroup"]!.ToString(),
            ["ServiceAccessSecurityGroup"] = ec2Attributes["serviceAccessSecurityGroup"]?.ToString(),
            ["AdditionalMasterSecurityGroups"] = Groups(ec2Attributes, "additionalMasterSecurityGroups"),
            ["AdditionalSlaveSecurityGroups"] = Groups(ec2Attributes, "additionalSlaveSecurityGroups"),
            ["KeepJobFlowAliveWhenNoSteps"] = cluster.Flag("keepJobFlowAliveWhenNoSteps"),
            ["TerminationProtected"] = cluster.Flag("terminationProtection"),
            ["InstanceGroups"] = new JsonArray(
                GroupOf(cluster.Object("masterInstanceGroup"), "MASTER"), GroupOf(cluster.Object("coreInstanceGroup"), "CORE")),
        },
        ["Tags"] = new JsonArray([.. cluster.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    private static async Task<JsonObject> ReadClusterAsync(
        EmulatedCloud cloud, DesiredResource cluster, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.EmrAsync("DescribeCluster", new() { ["ClusterId"] = created.Id }, cancellation))["Cluster"]!;
        var groups = (await cloud.EmrAsync(
            "ListInstanceGroups", new() { ["ClusterId"] = created.Id }, cancellation))["InstanceGroups"]!.AsArray();
        var ec2Attributes = actual["Ec2InstanceAttributes"]!;
        return new()
        {
            ["name"] = actual["Name"]?.ToString(),
            ["releaseLabel"] = actual["ReleaseLabel"]?.ToString(),
            ["logUri"] = actual["LogUri"]?.ToString(),
            ["applications"] = new JsonArray(
                [.. actual["Applications"]!.AsArray().Select(item => (JsonNode?)item!["Name"]?.ToString())]),
            ["configurationsJson"] = JsonInput.AsDeclared(cluster.Text("configurationsJson"), actual["Configurations"]),
            ["serviceRole"] = actual["ServiceRole"]?.ToString(),
            ["securityConfiguration"] = actual["SecurityConfiguration"]?.ToString(),
            ["ebsRootVolumeSize"] = actual["EbsRootVolumeSize"]?.DeepClone(),
            ["keepJobFlowAliveWhenNoSteps"] = actual["AutoTerminate"]?.GetValue<bool>() is false,
            ["terminationProtection"] = actual["TerminationProtected"]?.DeepClone(),
            ["ec2Attributes"] = new JsonObject
            {
                ["subnetId"] = ec2Attributes["Ec2SubnetId"]?.ToString(),
                ["instanceProfile"] = ec2Attributes["IamInstanceProfile"]?.ToString(),
                ["keyName"] = ec2Attributes["Ec2KeyName"]?.ToString(),
                ["emrManagedMasterSecurityGroup"] = ec2Attributes["EmrManagedMasterSecurityGroup"]?.ToString(),
                ["emrManagedSlaveSecurityGroup"] = ec2Attributes["EmrManagedSlaveSecurityGroup"]?.ToString(),
                ["serviceAccessSecurityGroup"] = ec2Attributes["ServiceAccessSecurityGroup"]?.ToString(),
                ["additionalMasterSecurityGroups"] = CommaSeparated(ec2Attributes["AdditionalMasterSecurityGroups"]),
                ["additionalSlaveSecurityGroups"] = CommaSeparated(ec2Attributes["AdditionalSlaveSecurityGroups"]),
            },
            ["masterInstanceGroup"] = ActualGroup(groups, "MASTER"),
            ["coreInstanceGroup"] = ActualGroup(groups, "CORE"),
            ["tags"] = new JsonObject(
                actual["Tags"]!.AsArray()
                    .Select(tag => KeyValuePair.Create(tag!["Key"]!.ToString(), (JsonNode?)tag["Value"]!.ToString()))),
        };
    }

    // The provider takes groups as comma-separated text; EMR takes a list.
    private static JsonArray Groups(JsonObject ec2Attributes, string input) =>
        ec2Attributes[input] is null ? [] : [.. ec2Attributes[input]!.ToString().Split(',').Select(group => (JsonNode?)group)];

    private static string? CommaSeparated(JsonNode? groups) =>
        groups is JsonArray { Count: > 0 } list ? string.Join(',', list) : null;

    private static JsonObject GroupOf(JsonObject group, string role) => new()
    {
        ["InstanceRole"] = role,
        ["Name"] = role,
        ["Market"] = "ON_DEMAND",
        ["InstanceType"] = group["instanceType"]!.ToString(),
        ["InstanceCount"] = group["instanceCount"]!.DeepClone(),
        ["EbsConfiguration"] = new JsonObject
        {
            ["EbsBlockDeviceConfigs"] = new JsonArray([.. (group["ebsConfigs"] as JsonArray ?? []).Select(volume => new JsonObject
            {
                ["VolumeSpecification"] = new JsonObject
                {
                    ["VolumeType"] = volume!["type"]!.ToString(),
                    ["SizeInGB"] = volume["size"]!.DeepClone(),
                },
                ["VolumesPerInstance"] = volume["volumesPerInstance"]!.DeepClone(),
            })]),
        },
    };

    private static JsonObject? ActualGroup(JsonArray groups, string role) =>
        groups.FirstOrDefault(group => group!["InstanceGroupType"]?.ToString() == role) is not { } actual ? null : new()
        {
            ["instanceType"] = actual["InstanceType"]?.ToString(),
            ["instanceCount"] = actual["RequestedInstanceCount"]?.DeepClone(),
            // EMR returns one entry per volume, also for equal volumes.
            ["ebsConfigs"] = new JsonArray([.. (actual["EbsBlockDevices"] as JsonArray ?? [])
            .Select(volume => volume!["VolumeSpecification"]!)
            .GroupBy(volume => volume.ToJsonString())
            .Select(same => new JsonObject
            {
                ["type"] = same.First()["VolumeType"]?.ToString(),
                ["size"] = same.First()["SizeInGB"]?.DeepClone(),
                ["volumesPerInstance"] = same.Count(),
            })]),
        };
}
