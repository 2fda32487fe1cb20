using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra.Commands;

/// <summary>Builds the cluster's commands from the stack's outputs.</summary>
internal static class ClusterCommands
{
    public static Output<FlinkCommands> For(StackSettings settings, FlinkCluster cluster, StateBucket state) =>
        Output.Tuple(cluster.ClusterId, state.Name).Apply(t => new FlinkCommands(new ClusterFacts(
            settings.StackName,
            settings.Region.Value,
            Id: t.Item1,
            Urn: cluster.ClusterUrn,
            Bucket: t.Item2,
            settings.IsProtected,
            settings.Emr!.HighAvailability)
        {
            AuthorizedKeys =
            [
                .. settings.Bastion?.Operators?.Select(named => named.Line)
                    ?? (settings.Bastion?.PublicKey is { } key
                        ? [new Operator(Operator.OfPublicKey, key.WithoutComment).Line] : (string[])[]),
            ],
        }));
}
