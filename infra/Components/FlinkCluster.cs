using System.Collections.Immutable;
using Infra.ClusterSetup;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Emr;
using Pulumi.Aws.Emr.Inputs;
using Group = Policies.Network.Group;

namespace Infra.Components;

/// <summary>
/// Flink on EMR, in a private subnet, with its state in the stack's bucket. Most properties of a cluster are fixed when it
/// starts: a later change replaces the cluster, which ends its jobs.
/// </summary>
public sealed class FlinkCluster : ComponentResource
{
    public FlinkCluster(
        string name,
        StackContext stack,
        EmrSettings settings,
        ClusterDependencies dependencies,
        ComponentResourceOptions? options = null)
        : base("infra:components:FlinkCluster", name, options)
    {
        var child = StackContext.Child(this);
        var roles = new ClusterRoles(
            $"{name}-roles", stack, dependencies.Store, settings.HighAvailability, settings.Bootstrap.Count > 0,
            settings.SessionManager, settings.Job.Data, new() { Parent = this });
        var security = new SecurityConfiguration($"{name}-security", new()
        {
            // Pulumi creates a replacement before it deletes the old one, so the two need different names.
            NamePrefix = stack.Names.SecurityConfigurationPrefix("emr"),
            Configuration = dependencies.Store.Apply(
                store => new EmrSecurity(store.Key, settings.InTransit, stack.CommonTags).Write()),
        }, child);

        var args = new ClusterArgs
        {
            Name = stack.Names.Display("flink"),
            ReleaseLabel = settings.Release.Label,
            OsReleaseLabel = settings.OsRelease,
            Applications = settings.HighAvailability ? new[] { "Flink", "Hadoop", "ZooKeeper" } : ["Flink", "Hadoop"],
            ConfigurationsJson = dependencies.BucketName.Apply(
                bucket => EmrConfiguration.Write(FlinkConfiguration.For(settings, Directories(bucket)))),
            ServiceRole = roles.ServiceRoleArn,
            SecurityConfiguration = security.Name,
            Ec2Attributes = Placement(roles, dependencies),
            MasterInstanceGroup = new ClusterMasterInstanceGroupArgs
            {
                InstanceType = settings.PrimaryType.Type,
                InstanceCount = settings.Primaries,
                EbsConfigs = new ClusterMasterInstanceGroupEbsConfigArgs
                {
                    Type = "gp3",
                    Size = settings.VolumeGb,
                    VolumesPerInstance = 1,
                },
            },
            CoreInstanceGroup = new ClusterCoreInstanceGroupArgs
            {
                InstanceType = settings.CoreType.Type,
                InstanceCount = settings.Size.Instances,
                EbsConfigs = new ClusterCoreInstanceGroupEbsConfigArgs
                {
                    Type = "gp3",
                    Size = settings.VolumeGb,
                    VolumesPerInstance = 1,
                },
            },
            EbsRootVolumeSize = EmrSettings.RootVolumeGb,
            // EMR returns this URI with the scheme s3n and a trailing slash; with another form, every update would replace the
            // cluster.
            LogUri = dependencies.BucketName.Apply(bucket => $"s3n://{bucket}/{StatePrefix.Logs}"),
            // The bucket policy denies any other encryption.
            LogEncryptionKmsKeyId = dependencies.Store.Apply(store => store.Key.ToString()),
            KeepJobFlowAliveWhenNoSteps = true,
            ScaleDownBehavior = "TERMINATE_AT_TASK_COMPLETION",
            UnhealthyNodeReplacement = true,
            // EMR always protects a cluster with several primaries.
            TerminationProtection = stack.IsProtected || settings.HighAvailability,
            AutoTerminationPolicy = settings.IdleMinutes is { } idle
                ? new ClusterAutoTerminationPolicyArgs { IdleTimeout = idle * 60 }
                : (Input<ClusterAutoTerminationPolicyArgs>?)null,
            Tags = stack.EmrTags("flink"), // EMR copies them to everything that it creates
        };
        if (settings.Bootstrap.Count > 0)
        {
            args.BootstrapActions = settings.Bootstrap.Select(script => new ClusterBootstrapActionArgs
            {
                Name = script.Key,
                Path = BootstrapCommand.Program,
                Args = dependencies.BucketName.Apply(
                    bucket => BootstrapCommand.Arguments(script, bucket, stack.Region.Value).ToImmutableArray()),
            }).ToArray();
        }

        if (settings.HighAvailability)
        {
            // On one host, all three primary nodes would fail together.
            args.PlacementGroupConfigs = new ClusterPlacementGroupConfigArgs
            {
                InstanceRole = "MASTER",
                PlacementStrategy = "SPREAD",
            };
        }

        var cluster = new Cluster($"{name}-cluster", args, new()
        {
            Parent = this,
            Protect = stack.IsProtected,
            DependsOn = roles.Ready.Concat(dependencies.Ready).ToArray(),
            // EMR allows several clusters with the same name, so the old one can stay until the new one runs.
            DeleteBeforeReplace = false,
            IgnoreChanges =
            [
                // A cluster keeps the key pair that it started with; another one, or none, would replace it.
                "ec2Attributes.keyName",
                // Managed scaling changes the number of instances.
                .. settings.Scales ? ["coreInstanceGroup.instanceCount"] : (string[])[],
            ],
        });

        Resource scaled = settings.Tasks is { } tasks ? DeclareTasks($"{name}-tasks", stack, settings, tasks, cluster) : cluster;
        if (settings.Scales)
        {
            var (least, most) = (settings.Tasks?.Instances ?? 0, settings.Tasks?.MaxInstances ?? 0);
            _ = new ManagedScalingPolicy($"{name}-scaling", new()
            {
                ClusterId = cluster.Id,
                ComputeLimits = new ManagedScalingPolicyComputeLimitArgs
                {
                    UnitType = "Instances",
                    MinimumCapacityUnits = settings.Size.Instances + least,
                    MaximumCapacityUnits = settings.MaxCoreInstances + most,
                    MaximumCoreCapacityUnits = settings.MaxCoreInstances,
                    // Instances above this number are spot instances.
                    MaximumOndemandCapacityUnits =
                        settings.MaxCoreInstances + (settings.Tasks is { MaxSpotPrice: null } ? most : 0),
                },
            }, new() { Parent = this, DependsOn = scaled });
        }

        ClusterId = cluster.Id;
        ClusterUrn = stack.Urn(cluster, this);
        RegisterOutputs(new Dictionary<string, object?> { ["clusterId"] = ClusterId });
    }

    public Output<string> ClusterId { get; }

    /// <summary>The cluster's URN in Pulumi.</summary>
    public string ClusterUrn { get; }

    private static StateDirectories Directories(string bucket) =>
        new(
            $"s3://{bucket}/{StatePrefix.Checkpoints}",
            $"s3://{bucket}/{StatePrefix.Savepoints}",
            $"s3://{bucket}/{StatePrefix.HighAvailability}");

    private InstanceGroup DeclareTasks(
        string name, StackContext stack, EmrSettings settings, TaskSettings tasks, Cluster cluster) => new(name, new()
        {
            ClusterId = cluster.Id,
            Name = stack.Names.Display("tasks"),
            InstanceType = tasks.Type.Type,
            InstanceCount = tasks.Instances,
            BidPrice = tasks.MaxSpotPrice is { } price ? price : (Input<string>?)null,
            EbsConfigs = new InstanceGroupEbsConfigArgs
            {
                Type = "gp3",
                Size = settings.VolumeGb,
                VolumesPerInstance = 1,
            },
        }, new()
        {
            Parent = this,
            IgnoreChanges = settings.Scales ? ["instanceCount"] : [], // managed scaling changes it
        });

    private static ClusterEc2AttributesArgs Placement(ClusterRoles roles, ClusterDependencies dependencies) => new()
    {
        SubnetId = dependencies.SubnetId,
        InstanceProfile = roles.NodeProfileArn,
        // As text: with an input from the key pair, the engine would replace the cluster together with the key pair.
        KeyName = dependencies.KeyName ?? (Input<string>?)null,
        EmrManagedMasterSecurityGroup = dependencies.Groups[Group.EmrPrimary].Id,
        EmrManagedSlaveSecurityGroup = dependencies.Groups[Group.EmrCore].Id,
        ServiceAccessSecurityGroup = dependencies.Groups[Group.EmrServiceAccess].Id,
        AdditionalMasterSecurityGroups = dependencies.Groups[Group.EmrSsh].Id,
        AdditionalSlaveSecurityGroups = dependencies.Groups[Group.EmrSsh].Id,
    };
}

/// <summary>The resources that a cluster depends on.</summary>
/// <param name="KeyName">The EC2 key pair whose key new nodes accept; null for none.</param>
/// <param name="Ready">The resources that must exist before nodes start: without a route to EMR and S3, nodes fail.</param>
public sealed record ClusterDependencies(
    Output<StateStore> Store,
    Output<string> BucketName,
    Output<string> SubnetId,
    string? KeyName,
    IReadOnlyDictionary<Group, SecurityGroup> Groups,
    IReadOnlyList<Resource> Ready);
