using System.Text.Json.Nodes;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>EMR clusters of the account beside the declared one, and changes of that one.</summary>
public sealed class ClusterDriftTests
{
    [Theory]
    [InlineData("infra-dev-flink", "RUNNING", true)]
    [InlineData("infra-dev-flink", "TERMINATED", false)]
    [InlineData("others-flink", "RUNNING", false)]
    public async Task A_running_cluster_with_the_stacks_names_that_the_program_does_not_declare_is_found(
        string name, string state, bool isFound)
    {
        using var folder = await AnswersFolder.AsDeclaredAsync();
        folder.With("emr/us-east-1/clusters.json", $$$"""
            {"Clusters": [{"Id": "j-1", "Name": "{{{name}}}", "Status": {"State": "{{{state}}}"}}]}
            """);

        var report = await folder.CompareAsync();

        Assert.Equal(isFound ? ["aws emr terminate-clusters --cluster-ids j-1"] : [], report.Rows.Select(row => row.Command));
        Assert.Equal(isFound ? 1 : 0, report.Diff.SettingsLoosened.Count);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("CustomAmiId", "customAmiId: (none) → ami-1")]
    [InlineData("LogUri", "logUri: ")]
    [InlineData("Applications", "applications[2]: (none) → Zeppelin")]
    [InlineData("AdditionalMasterSecurityGroups", "ec2Attributes.additionalMasterSecurityGroups: ")]
    public async Task What_a_cluster_of_the_program_runs_and_who_reaches_it_is_compared(string member, string difference)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "dev",
            (await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.dev.yaml"))).TrimEnd()
                + "\n  infra:emr: {enabled: true}\n");
        var stack = await Reviews.In(project.Folder, "dev");
        var declared = stack.Resources.Of(ResourceTypes.EmrCluster).Single();
        var groups = ((string[])["Master", "Slave"]).ToDictionary(
            kind => kind, kind => declared.Text($"ec2Attributes.additional{kind}SecurityGroups")!);
        var cluster = new JsonObject
        {
            ["Name"] = declared.NameInAws,
            // EMR's own form of the URI.
            ["LogUri"] = member == "LogUri" ? "s3://another/"
                : declared.Text("logUri")!.Replace("s3n", "s3", StringComparison.Ordinal),
            ["ReleaseLabel"] = declared.Text("releaseLabel"),
            ["ServiceRole"] = declared.Text("serviceRole"),
            ["SecurityConfiguration"] = declared.Text("securityConfiguration"),
            ["TerminationProtected"] = declared.Inputs["terminationProtection"].IsTrue(),
            ["CustomAmiId"] = member == "CustomAmiId" ? "ami-1" : null,
            ["Applications"] = new JsonArray([.. declared.Inputs["applications"].AsTexts()
                .Concat(member == "Applications" ? ["Zeppelin"] : []).Select(name => new JsonObject { ["Name"] = name })]),
            ["Ec2InstanceAttributes"] = new JsonObject
            {
                ["IamInstanceProfile"] = declared.Text("ec2Attributes.instanceProfile"),
                ["Ec2KeyName"] = declared.Text("ec2Attributes.keyName"),
                ["Ec2SubnetId"] = declared.Text("ec2Attributes.subnetId"),
                ["EmrManagedMasterSecurityGroup"] = declared.Text("ec2Attributes.emrManagedMasterSecurityGroup"),
                ["EmrManagedSlaveSecurityGroup"] = declared.Text("ec2Attributes.emrManagedSlaveSecurityGroup"),
                ["ServiceAccessSecurityGroup"] = declared.Text("ec2Attributes.serviceAccessSecurityGroup"),
                ["AdditionalMasterSecurityGroups"] = new JsonArray(
                    member == "AdditionalMasterSecurityGroups" ? [groups["Master"], "sg-1"] : [groups["Master"]]),
                ["AdditionalSlaveSecurityGroups"] = new JsonArray(groups["Slave"]),
            },
            ["Tags"] = JsonNode.Parse(AnswersFolder.Tags(declared)),
        };
        using var folder = await AnswersFolder.AsDeclaredAsync();
        folder.With("emr/us-east-1/clusters.json", $$$"""
            {"Clusters": [{"Id": "{{{declared.Id}}}", "Name": "{{{declared.NameInAws}}}", "Status": {"State": "WAITING"}}]}
            """).With($"emr/us-east-1/clusters/{declared.Id}.json", new JsonObject { ["Cluster"] = cluster }.ToJsonString());

        var report = await folder.CompareAsync(stack, AnswersFolder.Export(stack));

        var differences = report.Rows.Where(row => row.Name == declared.Name)
            .SelectMany(row => row.Properties.Select(change => $"{change.Path}: {change.Old ?? "(none)"} → {change.New}"))
            .ToArray();
        Assert.Equal(member.Length == 0 ? 0 : 1, differences.Length);
        Assert.All(differences, text => Assert.StartsWith(difference, text, StringComparison.Ordinal));
    }
}
