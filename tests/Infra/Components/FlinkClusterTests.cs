using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using IamEngine.Json;
using IamEngine.Model;
using Infra.ClusterSetup;
using Policies.Access;
using Pulumi.Utilities;
using Review.StateSafety;
using Tests.Infra.Commands;
using Tests.Review;

namespace Tests.Infra.Components;

/// <summary>The stack with a cluster, under mocks.</summary>
[Collection("Pulumi")]
public sealed class FlinkClusterTests
{
    private static readonly TestSettings Dev = TestSettings.Settings().With("infra:stage", "dev")
        .With("infra:emr", """{"enabled": true}""");

    private static readonly TestSettings Prod = TestSettings.Settings().With("infra:network", """{"nat": "one"}""")
        .With("infra:emr",
            """{"enabled": true, "primaries": 3, "maxCoreInstances": 17, "flink": {"parallelism": 64, "properties": {"metrics.latency.interval": 1000}}}""");

    [Fact]
    public async Task Without_emr_there_is_no_cluster_and_no_resource_for_it()
    {
        var run = await StackRun.Of(TestSettings.Settings());

        Assert.DoesNotContain(
            run.Resources, resource => resource.Type.StartsWith("aws:emr/", StringComparison.Ordinal)
            || resource.Name.StartsWith("endpoints", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Resources, resource => HasEmrTag(resource));
        Assert.Empty(await OutputUtilities.GetValueAsync(run.Stack.FlinkCommands));
    }

    [Fact]
    public async Task The_cluster_keeps_state_in_the_stacks_bucket()
    {
        var conf = Configuration(await StackRun.Of(Dev), "flink-conf");

        Assert.Equal("s3://infra-test-state-0a1b2c3d/checkpoints/", conf["execution.checkpointing.dir"]);
        Assert.Equal("s3://infra-test-state-0a1b2c3d/savepoints/", conf["execution.checkpointing.savepoint-dir"]);
        Assert.Equal("RETAIN_ON_CANCELLATION", conf["execution.checkpointing.externalized-checkpoint-retention"]);
        Assert.Equal(
            ("rocksdb", "filesystem", "true", "3"),
            (conf["state.backend.type"], conf["execution.checkpointing.storage"], conf["execution.checkpointing.incremental"],
            conf["execution.checkpointing.num-retained"]));
        Assert.DoesNotContain("high-availability.type", conf.Keys);
    }

    [Fact]
    public async Task Three_primaries_store_metadata_in_the_bucket_and_run_on_separate_hosts()
    {
        var run = await StackRun.Of(Prod);
        var (cluster, conf) = (Cluster(run), Configuration(run, "flink-conf"));

        Assert.Equal(
            ("zookeeper", "s3://infra-test-state-0a1b2c3d/ha/"),
            (conf["high-availability.type"], conf["high-availability.storageDir"]));
        Assert.Equal("1000", conf["metrics.latency.interval"]);
        Assert.Equal(3.0, Part(cluster, "masterInstanceGroup")["instanceCount"]);
        Assert.Equal(
            ["Flink", "Hadoop", "ZooKeeper"], Assert.IsType<ImmutableArray<object>>(cluster.Inputs["applications"])
            .Cast<string>());
        Assert.Contains("placementGroupConfigs", cluster.Inputs.Keys);
        Assert.Contains(
            "HandOver", run.The("aws:iam/policy:Policy", "flink-roles-node-access").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task YARN_gets_the_memory_and_vCPUs_of_the_computed_sizes()
    {
        var yarn = Configuration(await StackRun.Of(Dev), "yarn-site");

        Assert.Equal(
            ("12288", "12288", "32", "4"),
            (yarn["yarn.nodemanager.resource.memory-mb"], yarn["yarn.scheduler.maximum-allocation-mb"],
            yarn["yarn.scheduler.minimum-allocation-mb"], yarn["yarn.nodemanager.resource.cpu-vcores"]));
    }

    [Fact]
    public async Task Every_property_that_EMR_would_choose_is_set()
    {
        var cluster = Cluster(await StackRun.Of(Dev));

        Assert.Equal("2023.12.20260622.0", cluster.Text("osReleaseLabel"));
        Assert.Equal("s3n://infra-test-state-0a1b2c3d/logs/", cluster.Text("logUri"));
        Assert.Equal(Key, cluster.Text("logEncryptionKmsKeyId"));
        Assert.Equal("emr-7.13.0", cluster.Text("releaseLabel"));
    }

    [Fact]
    public async Task The_cluster_is_in_a_private_subnet_with_the_stacks_security_groups()
    {
        var placement = Part(Cluster(await StackRun.Of(Dev)), "ec2Attributes");

        Assert.Equal("network-private-1-id", placement["subnetId"]);
        Assert.Equal(
            ("emr-primary-group-id", "emr-core-group-id", "emr-service-access-group-id", "emr-ssh-group-id", "emr-ssh-group-id"),
            (placement["emrManagedMasterSecurityGroup"], placement["emrManagedSlaveSecurityGroup"],
            placement["serviceAccessSecurityGroup"], placement["additionalMasterSecurityGroups"],
            placement["additionalSlaveSecurityGroups"]));
        Assert.Equal("infra-test-operators", placement["keyName"]);
    }

    [Fact]
    public async Task A_dev_cluster_ends_when_idle_and_a_prod_cluster_has_termination_protection()
    {
        var (dev, prod) = (Cluster(await StackRun.Of(Dev)), Cluster(await StackRun.Of(Prod)));

        Assert.Equal((false, 3600.0), (dev.Inputs["terminationProtection"], Part(dev, "autoTerminationPolicy")["idleTimeout"]));
        Assert.Equal(true, prod.Inputs["terminationProtection"]);
        Assert.DoesNotContain("autoTerminationPolicy", prod.Inputs.Keys);
    }

    [Fact]
    public async Task Managed_scaling_stays_between_the_jobs_need_and_the_maximum()
    {
        var limits = Assert.IsType<ImmutableArray<object>>(
            Assert.Single((await StackRun.Of(Dev)).Of("aws:emr/managedScalingPolicy:ManagedScalingPolicy")).Inputs[
                "computeLimits"]);

        var limit = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(limits));
        Assert.Equal(("Instances", 1.0, 2.0), (limit["unitType"], limit["minimumCapacityUnits"], limit["maximumCapacityUnits"]));
        Assert.Empty((await StackRun.Of(Prod)).Of("aws:emr/managedScalingPolicy:ManagedScalingPolicy"));
    }

    [Fact]
    public async Task The_security_configuration_encrypts_at_rest_and_in_transit_and_requires_IMDSv2()
    {
        var security = Assert.Single((await StackRun.Of(Dev)).Of("aws:emr/securityConfiguration:SecurityConfiguration"));

        Assert.Equal(
            $$"""
            {
              "EncryptionConfiguration": {
                "EnableInTransitEncryption": true,
                "InTransitEncryptionConfiguration": {
                  "TLSCertificateConfiguration": {
                    "CertificateProviderType": "EMR",
                    "SecretTags": [{ "Key": "project", "Value": "infra" }, { "Key": "stack", "Value": "test" }]
                  }
                },
                "EnableAtRestEncryption": true,
                "AtRestEncryptionConfiguration": {
                  "LocalDiskEncryptionConfiguration": { "EnableEbsEncryption": true, "EncryptionKeyProviderType": "AwsKms", "AwsKmsKey": "{{Key}}" }
                }
              },
              "InstanceMetadataServiceConfiguration": { "MinimumInstanceMetadataServiceVersion": 2, "HttpPutResponseHopLimit": 1 }
            }
            """,
            security.Text("configuration"),
            (expected, actual) =>
                JsonElement.DeepEquals(JsonDocument.Parse(expected!).RootElement, JsonDocument.Parse(actual!).RootElement));
        Assert.DoesNotContain("name", security.Inputs.Keys); // a fixed name would prevent a replacement while a cluster uses it
    }

    [Fact]
    public async Task The_nodes_have_three_own_policies_and_no_broad_AWS_managed_policy()
    {
        var run = await StackRun.Of(Dev);

        Assert.Equal(
            ["arn:aws:iam::123456789012:policy/infra-test-emr-node-checkpoint-deletion",
                "arn:aws:iam::123456789012:policy/infra-test-emr-node-node-access",
                "arn:aws:iam::123456789012:policy/infra-test-emr-node-state-access"],
            Attached(run, "infra-test-emr-node"));
        Assert.Equal(
            ["arn:aws:iam::123456789012:policy/infra-test-emr-service-node-role-passing",
                "arn:aws:iam::123456789012:policy/infra-test-emr-service-volume-encryption",
                "arn:aws:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2"],
            Attached(run, "infra-test-emr-service"));
        Assert.DoesNotContain(
            "savepoints", run.The("aws:iam/policy:Policy", "flink-roles-checkpoint-deletion")
            .Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_role_may_pass_only_the_nodes_role()
    {
        var document = PolicyReader.Identity(
            (await StackRun.Of(Dev)).The("aws:iam/policy:Policy", "flink-roles-node-role-passing").Text("policy")).OrThrow();

        Assert.Equal(NodeRolePassing.Document(Arn.Of("arn:aws:iam::123456789012:role/infra-test-emr-node")), document);
    }

    [Fact]
    public async Task The_resources_that_EMR_manages_have_the_tag_of_its_policy()
    {
        var run = await StackRun.Of(Dev);
        var tagged = run.Resources.Where(HasEmrTag).Select(resource => resource.Name).Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "emr-core-group", "emr-primary-group", "emr-service-access-group", "emr-ssh-group", "flink-cluster",
                    "flink-roles-emr-node-role",
                "flink-roles-emr-service-role", "network-private-1", "network-private-2",
            ],
            tagged);
    }

    [Fact]
    public async Task Interface_endpoints_exist_only_without_NAT()
    {
        var (without, with) = (await StackRun.Of(Dev), await StackRun.Of(Prod));

        var endpoints = without.Of("aws:ec2/vpcEndpoint:VpcEndpoint")
            .Where(endpoint => endpoint.Text("vpcEndpointType") == "Interface").ToArray();
        Assert.Equal(
            ["com.amazonaws.us-east-1.elasticmapreduce", "com.amazonaws.us-east-1.sts"],
            endpoints.Select(endpoint => endpoint.Text("serviceName")).Order(StringComparer.Ordinal));
        Assert.All(endpoints, endpoint =>
            Assert.Equal(
                ["network-private-1-id"], Assert.IsType<ImmutableArray<object>>(endpoint.Inputs["subnetIds"]).Cast<string>()));
        Assert.Equal(
            ["gateway"], with.Of("aws:ec2/vpcEndpoint:VpcEndpoint")
            .Select(endpoint => endpoint.Text("vpcEndpointType").ToLowerInvariant()));
        Assert.Equal(2, WaysIn(without, "endpoints-group-id").Length);
        Assert.All(WaysIn(without, "endpoints-group-id"), rule =>
            Assert.Equal((443.0, 443.0), (rule.Inputs["fromPort"], rule.Inputs["toPort"])));
    }

    [Theory]
    [InlineData("us-east-1", "com.amazonaws.us-east-1.")]
    [InlineData("us-gov-west-1", "com.amazonaws.us-gov-west-1.")]
    [InlineData("cn-north-1", "cn.com.amazonaws.cn-north-1.")]
    public async Task Named_services_have_an_endpoint_beside_NAT_with_the_name_of_their_partition(string region, string kinesis)
    {
        var run = await StackRun.Of(Prod.With("aws:region", region).With("infra:emr",
            """{"enabled": true, "primaries": 3, "endpoints": ["kinesis-streams", "glue"]}"""));

        Assert.Equal(
            new[] { $"{kinesis}kinesis-streams", $"com.amazonaws.{region}.glue", $"com.amazonaws.{region}.s3" }
                .Order(StringComparer.Ordinal),
            run.Of("aws:ec2/vpcEndpoint:VpcEndpoint").Select(endpoint => endpoint.Text("serviceName"))
                .Order(StringComparer.Ordinal));
        Assert.Equal(2, WaysIn(run, "endpoints-group-id").Length);
    }

    [Fact]
    public async Task Task_nodes_are_spot_instances_below_a_price_and_JobManagers_stay_on_core_nodes()
    {
        var run = await StackRun.Of(Dev.With("infra:emr",
            """{"enabled": true, "tasks": {"instances": 2, "maxInstances": 6, "maxSpotPrice": 0.1632}}"""));
        var group = Assert.Single(run.Of("aws:emr/instanceGroup:InstanceGroup"));
        var limit = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(Assert.IsType<ImmutableArray<object>>(
            Assert.Single(run.Of("aws:emr/managedScalingPolicy:ManagedScalingPolicy")).Inputs["computeLimits"])));

        Assert.Equal(
            ("m7g.xlarge", 2.0, "0.1632", "j-1K48XXXXXXHCB"),
            (group.Text("instanceType"), group.Inputs["instanceCount"], group.Text("bidPrice"), group.Text("clusterId")));
        Assert.Equal(
            (3.0, 8.0, 2.0, 2.0),
            (limit["minimumCapacityUnits"], limit["maximumCapacityUnits"], limit["maximumCoreCapacityUnits"],
            limit["maximumOndemandCapacityUnits"]));
        Assert.Equal("CORE", Configuration(run, "yarn-site")["yarn.node-labels.am.default-node-label-expression"]);
        Assert.DoesNotContain("yarn.node-labels.enabled", Configuration(await StackRun.Of(Dev), "yarn-site").Keys);
    }

    [Fact]
    public async Task Without_a_price_task_nodes_are_on_demand()
    {
        var run = await StackRun.Of(Dev.With("infra:emr", """{"enabled": true, "maxCoreInstances": 1, "tasks": {}}"""));

        Assert.DoesNotContain("bidPrice", Assert.Single(run.Of("aws:emr/instanceGroup:InstanceGroup")).Inputs.Keys);
        Assert.Empty(run.Of("aws:emr/managedScalingPolicy:ManagedScalingPolicy"));
    }

    [Needs("bash")]
    public async Task A_bootstrap_script_runs_only_with_the_checksum_of_the_settings()
    {
        const string Checksum = "9d0cc71eb7dd79ef2ba7c8b2a4b1c1ee7c9b3e9f3f4b26f0a6d9a6d7bd2c7b05";
        using var node = new PrimaryNode().WithObject("bootstrap/install.sh", "echo installed\n");
        var right = Convert.ToHexStringLower(SHA256.HashData("echo installed\n"u8));

        Assert.Equal((0, "installed\n"), Ran(right));
        Assert.Equal((1, ""), Ran(Checksum));
        var run = await StackRun.Of(Dev.With("infra:emr",
            $$"""{"enabled": true, "bootstrap": [{"key": "bootstrap/install.sh", "sha256": "{{right}}"}]}"""));
        var action = Assert.IsType<ImmutableDictionary<string, object>>(
            Assert.Single(Assert.IsType<ImmutableArray<object>>(Cluster(run).Inputs["bootstrapActions"])));
        Assert.Equal("file:///bin/bash", action["path"]);
        Assert.Equal(
            BootstrapCommand.Arguments(new("bootstrap/install.sh", right), "infra-test-state-0a1b2c3d", "us-east-1"),
            Assert.IsType<ImmutableArray<object>>(action["args"]).Cast<string>());
        Assert.Contains(
            "FetchBootstrapScripts", run.The("aws:iam/policy:Policy", "flink-roles-node-access").Text("policy"),
            StringComparison.Ordinal);

        (int, string) Ran(string checksum)
        {
            var run = node.Run(BootstrapCommand.Arguments(
                new("bootstrap/install.sh", checksum), PrimaryNode.Bucket, "us-east-1")[1]);
            return (run.ExitCode, run.Output);
        }
    }

    [Fact]
    public async Task The_S3_endpoint_allows_the_buckets_that_the_release_needs()
    {
        var policy = (await StackRun.Of(Dev)).The("aws:ec2/vpcEndpoint:VpcEndpoint", "network-s3-endpoint").Text("policy");

        Assert.Contains("arn:aws:s3:::repo.us-east-1.emr.amazonaws.com/*", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::aws157-logs-prod/*", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_expire_and_the_lifecycle_check_finds_no_risk_for_state()
    {
        var lifecycle = (await StackRun.Of(Dev))
            .The("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "state-lifecycle");
        var json = JsonSerializer.Serialize(lifecycle.Inputs);

        Assert.Contains("\"logs/\"", json, StringComparison.Ordinal);
        Assert.Empty(LifecycleCheck.Check(json, longestOutageDays: 7));
        Assert.NotEmpty(
            LifecycleCheck.Check(json.Replace("logs/", "checkpoints/", StringComparison.Ordinal), longestOutageDays: 7));
        Assert.NotEmpty(LifecycleCheck.Check(json, longestOutageDays: 8));
    }

    [Fact]
    public async Task The_first_preview_works_with_unknown_outputs()
    {
        var run = await StackRun.Of(Dev, preview: true);

        Assert.Equal((await StackRun.Of(Dev)).Resources.Count, run.Resources.Count);
        Assert.False(await OutputUtilities.GetIsKnownAsync(run.Stack.FlinkCommands));
    }

    [Fact]
    public async Task Each_document_of_the_cluster_equals_its_approved_text()
    {
        var run = await StackRun.Of(Prod);

        foreach (var policy in run.Of("aws:iam/policy:Policy")
            .Where(policy => policy.Name.StartsWith("flink-", StringComparison.Ordinal)))
        {
            Approved.Text(
                $"emr/{policy.Name}.identity.json",
                PolicyWriter.WriteIndented(PolicyReader.Identity(policy.Text("policy")).OrThrow()) + "\n");
        }

        foreach (var role in run.Of("aws:iam/role:Role").Where(role => role.Name.StartsWith("flink-", StringComparison.Ordinal)))
        {
            Approved.Text(
                $"emr/{role.Name}.trust.json",
                PolicyWriter.WriteIndented(PolicyReader.Trust(role.Text("assumeRolePolicy")).OrThrow()) + "\n");
        }

        Approved.Text(
            "emr/flink-conf.txt",
            string.Concat(Configuration(run, "flink-conf").Select(property => $"{property.Key}: {property.Value}\n")));
    }

    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000001";

    private static RegisteredResource Cluster(StackRun run) => Assert.Single(run.Of("aws:emr/cluster:Cluster"));

    private static ImmutableDictionary<string, object> Part(RegisteredResource resource, string input) =>
        Assert.IsType<ImmutableDictionary<string, object>>(resource.Inputs[input]);

    private static SortedDictionary<string, string> Configuration(StackRun run, string classification)
    {
        var all = JsonDocument.Parse(Cluster(run).Text("configurationsJson")).RootElement.EnumerateArray();
        var one = Assert.Single(all, entry => entry.GetProperty("Classification").GetString() == classification);
        return new(one.GetProperty("Properties").EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString()!), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Attached(StackRun run, string role) =>
        run.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Where(attachment => attachment.Text("role") == role)
            .Select(attachment => attachment.Text("policyArn")).Order(StringComparer.Ordinal);

    private static RegisteredResource[] WaysIn(StackRun run, string group) =>
        [.. run.Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .Where(rule => rule.Text("securityGroupId") == group)];

    private static bool HasEmrTag(RegisteredResource resource) =>
        resource.Inputs.GetValueOrDefault("tags") is ImmutableDictionary<string, object> tags
            && tags.ContainsKey("for-use-with-amazon-emr-managed-policies");
}
