using Infra.Flink;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Emr;
using Pulumi.Aws.Emr.Inputs;
using Group = Policies.Network.Group;

namespace Infra.Components;

/// <summary>
/// Flink on EMR, in a private subnet, with its state in the stack's bucket. Nearly everything about a cluster is decided when it starts:
/// what changes later replaces it, and a replacement that nobody meant ends the jobs.
/// </summary>
public sealed class FlinkCluster : ComponentResource
{
    public FlinkCluster(
        string name, StackContext stack, EmrSettings settings, ClusterSurroundings around, ComponentResourceOptions? options = null)
        : base("infra:components:FlinkCluster", name, options)
    {
        var child = StackContext.Child(this);
        var roles = new ClusterRoles($"{name}-roles", stack, around.Store, settings.HighAvailability, new() { Parent = this });
        var security = new SecurityConfiguration($"{name}-security", new()
        {
            // A new one is made before the old one goes, so the two cannot have one name.
            NamePrefix = stack.Names.SecurityConfigurationPrefix("emr"),
            Configuration = around.Store.Apply(store => new EmrSecurity(store.Key, settings.InTransit).Write()),
        }, child);

        var args = new ClusterArgs
        {
            Name = stack.Names.Display("flink"),
            ReleaseLabel = settings.Release.Label,
            OsReleaseLabel = settings.OsRelease,
            Applications = settings.HighAvailability ? new[] { "Flink", "Hadoop", "ZooKeeper" } : ["Flink", "Hadoop"],
            ConfigurationsJson = around.BucketName.Apply(
                bucket => EmrConfiguration.Write(FlinkConfiguration.For(settings, Directories(bucket)))),
            ServiceRole = roles.ServiceRoleArn,
            SecurityConfiguration = security.Name,
            Ec2Attributes = Placement(roles, around),
            MasterInstanceGroup = new ClusterMasterInstanceGroupArgs
            {
                InstanceType = settings.PrimaryType.Type,
                InstanceCount = settings.Primaries,
                EbsConfigs = new ClusterMasterInstanceGroupEbsConfigArgs { Type = "gp3", Size = settings.VolumeGb, VolumesPerInstance = 1 },
            },
            CoreInstanceGroup = new ClusterCoreInstanceGroupArgs
            {
                InstanceType = settings.CoreType.Type,
                InstanceCount = settings.Size.Instances,
                EbsConfigs = new ClusterCoreInstanceGroupEbsConfigArgs { Type = "gp3", Size = settings.VolumeGb, VolumesPerInstance = 1 },
            },
            EbsRootVolumeSize = EmrSettings.RootVolumeGb,
            // EMR reads this back as s3n with a slash at its end; written otherwise, every update would replace the cluster.
            LogUri = around.BucketName.Apply(bucket => $"s3n://{bucket}/{StatePrefix.Logs}"),
            LogEncryptionKmsKeyId = around.Store.Apply(store => store.Key.ToString()), // the bucket refuses any other encryption
            KeepJobFlowAliveWhenNoSteps = true,
            ScaleDownBehavior = "TERMINATE_AT_TASK_COMPLETION",
            UnhealthyNodeReplacement = true,
            TerminationProtection = stack.Guarded || settings.HighAvailability, // EMR itself protects a cluster with several primaries
            AutoTerminationPolicy = settings.IdleMinutes is { } idle
                ? new ClusterAutoTerminationPolicyArgs { IdleTimeout = idle * 60 }
                : (Input<ClusterAutoTerminationPolicyArgs>?)null,
            Tags = stack.EmrTags("flink"), // EMR gives them to all that it makes
        };
        if (settings.HighAvailability)
        {
            // On one host, the three would fail together.
            args.PlacementGroupConfigs = new ClusterPlacementGroupConfigArgs { InstanceRole = "MASTER", PlacementStrategy = "SPREAD" };
        }

        var cluster = new Cluster($"{name}-cluster", args, new()
        {
            Parent = this,
            Protect = stack.Guarded,
            DependsOn = roles.Ready.Concat(around.Ready).ToArray(),
            // Managed scaling moves the number that the cluster started with.
            IgnoreChanges = settings.Scales ? ["coreInstanceGroup.instanceCount"] : [],
        });

        if (settings.Scales)
        {
            _ = new ManagedScalingPolicy($"{name}-scaling", new()
            {
                ClusterId = cluster.Id,
                ComputeLimits = new ManagedScalingPolicyComputeLimitArgs
                {
                    UnitType = "Instances",
                    MinimumCapacityUnits = settings.Size.Instances,
                    MaximumCapacityUnits = settings.MaxCoreInstances,
                    MaximumCoreCapacityUnits = settings.MaxCoreInstances,
                    MaximumOndemandCapacityUnits = settings.MaxCoreInstances,
                },
            }, child);
        }

        ClusterId = cluster.Id;
        ClusterUrn = cluster.Urn;
        RegisterOutputs(new Dictionary<string, object?> { ["clusterId"] = ClusterId });
    }

    public Output<string> ClusterId { get; }

    /// <summary>What Pulumi calls the cluster.</summary>
    public Output<string> ClusterUrn { get; }

    private static StateDirectories Directories(string bucket) =>
        new(
            $"s3://{bucket}/{StatePrefix.Checkpoints}",
            $"s3://{bucket}/{StatePrefix.Savepoints}",
            $"s3://{bucket}/{StatePrefix.HighAvailability}");

    private static ClusterEc2AttributesArgs Placement(ClusterRoles roles, ClusterSurroundings around) => new()
    {
        SubnetId = around.SubnetId,
        InstanceProfile = roles.NodeProfileArn,
        KeyName = around.KeyName,
        EmrManagedMasterSecurityGroup = around.Groups[Group.EmrPrimary].Id,
        EmrManagedSlaveSecurityGroup = around.Groups[Group.EmrCore].Id,
        ServiceAccessSecurityGroup = around.Groups[Group.EmrServiceAccess].Id,
        AdditionalMasterSecurityGroups = around.Groups[Group.EmrSsh].Id,
        AdditionalSlaveSecurityGroups = around.Groups[Group.EmrSsh].Id,
    };
}

/// <summary>What a cluster stands in.</summary>
/// <param name="KeyName">The EC2 key pair that operators reach nodes with.</param>
/// <param name="Ready">What must be there before nodes start: without a way to EMR and S3 they fail.</param>
public sealed record ClusterSurroundings(
    Output<StateStore> Store,
    Output<string> BucketName,
    Output<string> SubnetId,
    Output<string> KeyName,
    IReadOnlyDictionary<Group, SecurityGroup> Groups,
    IReadOnlyList<Resource> Ready);
