using Pulumi;

namespace Infra.Components;

/// <summary>What hosts and security groups need of a network, whether the stack declares it or another one does.</summary>
/// <param name="PublicSubnetIds">The subnets with a route to an internet gateway.</param>
/// <param name="PrivateSubnetIds">The subnets of the nodes, in the order of their zones.</param>
/// <param name="S3PrefixListId">The prefix list with the addresses of S3 in the Region, for security group rules.</param>
/// <param name="Component">The parent of the network's resources.</param>
/// <param name="Ready">The resources that give the network its routes; none in an existing network.</param>
public sealed record NetworkParts(
    Output<string> VpcId,
    Output<string> VpcArn,
    IReadOnlyList<Output<string>> PublicSubnetIds,
    IReadOnlyList<Output<string>> PrivateSubnetIds,
    Output<string> S3PrefixListId,
    Resource Component,
    IReadOnlyList<Resource> Ready)
{
    /// <summary>Resources that need a route to the internet depend on it; null in an existing network.</summary>
    public Resource? InternetGateway { get; init; }
}
