using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>Clusters and what belongs to them: https://docs.aws.amazon.com/emr/latest/APIReference/API_Operations.html</summary>
internal static class EmrKinds
{
    private const string Forgotten = "moto takes it with a new cluster and forgets it";

    private const string NoScaling = "moto has no managed scaling";

    public static IEnumerable<Kind> All =>
    [
        new Kind("aws:emr/securityConfiguration:SecurityConfiguration", async (cloud, wanted, cancellation) =>
        {
            var name = wanted.TextOrNull("name") ?? $"{wanted.Text("namePrefix")}rehearsal";
            await cloud.EmrAsync(
                "CreateSecurityConfiguration",
                new() { ["Name"] = name, ["SecurityConfiguration"] = wanted.Text("configuration") },
                cancellation);
            return new(name, ("name", name));
        }, async (cloud, wanted, made, cancellation) =>
        {
            var held = await cloud.EmrAsync("DescribeSecurityConfiguration", new() { ["Name"] = made.Id }, cancellation);
            var name = held["Name"]!.ToString();
            return new()
            {
                ["name"] = name,
                ["namePrefix"] = wanted.TextOrNull("namePrefix") is { } prefix && name.StartsWith(prefix, StringComparison.Ordinal)
                    ? prefix
                    : name,
                ["configuration"] = JsonText.AsDeclared(wanted.Text("configuration"), JsonNode.Parse(held["SecurityConfiguration"]!.ToString())),
            };
        }),

        new Kind("aws:emr/cluster:Cluster", CreateClusterAsync, ReadClusterAsync) { Note = SecurityGroupKinds.EmrNote }
            .NotHolding("osReleaseLabel", Forgotten)
            .NotHolding("logEncryptionKmsKeyId", Forgotten)
            .NotHolding("scaleDownBehavior", Forgotten)
            .NotHolding("unhealthyNodeReplacement", Forgotten)
            .NotHolding("autoTerminationPolicy", Forgotten)
            .NotHolding("placementGroupConfigs", Forgotten),

        new Kind(
            "aws:emr/managedScalingPolicy:ManagedScalingPolicy",
            (_, policy, _) => Task.FromResult<Created>(new(policy.Text("clusterId"))),
            null)
            .NotHolding("clusterId", NoScaling)
            .NotHolding("computeLimits", NoScaling),
    ];

    private static async Task<Created> CreateClusterAsync(EmulatedCloud cloud, Wanted cluster, CancellationToken cancellation)
    {
        var place = cluster.Object("ec2Attributes");
        string[] managed = [place["emrManagedMasterSecurityGroup"]!.ToString(), place["emrManagedSlaveSecurityGroup"]!.ToString(), .. place["serviceAccessSecurityGroup"] is { } access ? [access.ToString()] : Array.Empty<string>()];
        var made = await SecurityGroupKinds.WithoutNewRulesAsync(
            cloud, managed, () => cloud.EmrAsync("RunJobFlow", RequestOf(cluster, place), cancellation), cancellation);
        return new(made["JobFlowId"]!.ToString(), ("arn", made["ClusterArn"]!.ToString()));
    }

    private static JsonObject RequestOf(Wanted cluster, JsonObject place) => new()
    {
        ["Name"] = cluster.Text("name"),
        ["ReleaseLabel"] = cluster.Text("releaseLabel"),
        ["OSReleaseLabel"] = cluster.TextOrNull("osReleaseLabel"),
        ["LogUri"] = cluster.TextOrNull("logUri"),
        ["LogEncryptionKmsKeyId"] = cluster.TextOrNull("logEncryptionKmsKeyId"),
        ["Applications"] = new JsonArray([.. cluster.Texts("applications").Select(name => new JsonObject { ["Name"] = name })]),
        ["Configurations"] = cluster.TextOrNull("configurationsJson") is { } configurations ? JsonNode.Parse(configurations) : new JsonArray(),
        ["ServiceRole"] = cluster.Text("serviceRole"),
        ["JobFlowRole"] = place["instanceProfile"]!.ToString(),
        ["SecurityConfiguration"] = cluster.TextOrNull("securityConfiguration"),
        ["ScaleDownBehavior"] = cluster.TextOrNull("scaleDownBehavior"),
        ["EbsRootVolumeSize"] = cluster.Inputs["ebsRootVolumeSize"]?.DeepClone(),
        ["VisibleToAllUsers"] = true,
        ["Instances"] = new JsonObject
        {
            ["Ec2KeyName"] = place["keyName"]?.ToString(),
            ["Ec2SubnetId"] = place["subnetId"]!.ToString(),
            ["EmrManagedMasterSecurityGroup"] = place["emrManagedMasterSecurityGroup"]!.ToString(),
            ["EmrManagedSlaveSecurityGroup"] = place["emrManagedSlaveSecurityGroup"]!.ToString(),
            ["ServiceAccessSecurityGroup"] = place["serviceAccessSecurityGroup"]?.ToString(),
            ["AdditionalMasterSecurityGroups"] = Groups(place, "additionalMasterSecurityGroups"),
            ["AdditionalSlaveSecurityGroups"] = Groups(place, "additionalSlaveSecurityGroups"),
            ["KeepJobFlowAliveWhenNoSteps"] = cluster.Flag("keepJobFlowAliveWhenNoSteps"),
            ["TerminationProtected"] = cluster.Flag("terminationProtection"),
            ["InstanceGroups"] = new JsonArray(
                GroupOf(cluster.Object("masterInstanceGroup"), "MASTER"), GroupOf(cluster.Object("coreInstanceGroup"), "CORE")),
        },
        ["Tags"] = new JsonArray([.. cluster.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    private static async Task<JsonObject> ReadClusterAsync(EmulatedCloud cloud, Wanted cluster, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.EmrAsync("DescribeCluster", new() { ["ClusterId"] = made.Id }, cancellation))["Cluster"]!;
        var groups = (await cloud.EmrAsync("ListInstanceGroups", new() { ["ClusterId"] = made.Id }, cancellation))["InstanceGroups"]!.AsArray();
        var place = held["Ec2InstanceAttributes"]!;
        return new()
        {
            ["name"] = held["Name"]?.ToString(),
            ["releaseLabel"] = held["ReleaseLabel"]?.ToString(),
            ["logUri"] = held["LogUri"]?.ToString(),
            ["applications"] = new JsonArray([.. held["Applications"]!.AsArray().Select(item => (JsonNode?)item!["Name"]?.ToString())]),
            ["configurationsJson"] = JsonText.AsDeclared(cluster.Text("configurationsJson"), held["Configurations"]),
            ["serviceRole"] = held["ServiceRole"]?.ToString(),
            ["securityConfiguration"] = held["SecurityConfiguration"]?.ToString(),
            ["ebsRootVolumeSize"] = held["EbsRootVolumeSize"]?.DeepClone(),
            ["keepJobFlowAliveWhenNoSteps"] = held["AutoTerminate"]?.GetValue<bool>() is false,
            ["terminationProtection"] = held["TerminationProtected"]?.DeepClone(),
            ["ec2Attributes"] = new JsonObject
            {
                ["subnetId"] = place["Ec2SubnetId"]?.ToString(),
                ["instanceProfile"] = place["IamInstanceProfile"]?.ToString(),
                ["keyName"] = place["Ec2KeyName"]?.ToString(),
                ["emrManagedMasterSecurityGroup"] = place["EmrManagedMasterSecurityGroup"]?.ToString(),
                ["emrManagedSlaveSecurityGroup"] = place["EmrManagedSlaveSecurityGroup"]?.ToString(),
                ["serviceAccessSecurityGroup"] = place["ServiceAccessSecurityGroup"]?.ToString(),
                ["additionalMasterSecurityGroups"] = Listed(place["AdditionalMasterSecurityGroups"]),
                ["additionalSlaveSecurityGroups"] = Listed(place["AdditionalSlaveSecurityGroups"]),
            },
            ["masterInstanceGroup"] = HeldGroup(groups, "MASTER"),
            ["coreInstanceGroup"] = HeldGroup(groups, "CORE"),
            ["tags"] = new JsonObject(
                held["Tags"]!.AsArray().Select(tag => KeyValuePair.Create(tag!["Key"]!.ToString(), (JsonNode?)tag["Value"]!.ToString()))),
        };
    }

    // The provider takes several groups as one text with commas, and EMR takes a list.
    private static JsonArray Groups(JsonObject place, string input) =>
        place[input] is null ? [] : [.. place[input]!.ToString().Split(',').Select(group => (JsonNode?)group)];

    private static string? Listed(JsonNode? groups) => groups is JsonArray { Count: > 0 } list ? string.Join(',', list) : null;

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
                ["VolumeSpecification"] = new JsonObject { ["VolumeType"] = volume!["type"]!.ToString(), ["SizeInGB"] = volume["size"]!.DeepClone() },
                ["VolumesPerInstance"] = volume["volumesPerInstance"]!.DeepClone(),
            })]),
        },
    };

    private static JsonObject? HeldGroup(JsonArray groups, string role) =>
        groups.FirstOrDefault(group => group!["InstanceGroupType"]?.ToString() == role) is not { } held ? null : new()
        {
            ["instanceType"] = held["InstanceType"]?.ToString(),
            ["instanceCount"] = held["RequestedInstanceCount"]?.DeepClone(),
            // A volume comes back as many times as each instance has it.
            ["ebsConfigs"] = new JsonArray([.. (held["EbsBlockDevices"] as JsonArray ?? []).Select(volume => volume!["VolumeSpecification"]!).GroupBy(volume => volume.ToJsonString()).Select(same => new JsonObject
        {
            ["type"] = same.First()["VolumeType"]?.ToString(),
            ["size"] = same.First()["SizeInGB"]?.DeepClone(),
            ["volumesPerInstance"] = same.Count(),
        })]),
        };
}
