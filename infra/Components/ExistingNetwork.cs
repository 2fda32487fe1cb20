using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>
/// A network that the stack does not declare. The provider looks it up with what the settings say of it, so a deployment or
/// preview fails if it does not exist, has another address block, or has other subnets.
/// </summary>
public sealed class ExistingNetwork : ComponentResource
{
    public ExistingNetwork(
        string name, StackContext stack, NetworkSettings settings, bool runsEmr, ComponentResourceOptions? options = null)
        : base("infra:components:ExistingNetwork", name, options)
    {
        var existing = settings.Existing ?? throw new ArgumentException("the settings name no network", nameof(settings));
        var vpc = GetVpc.Invoke(new() { Id = existing.Vpc, CidrBlock = settings.Cidr.ToString() }).Apply(
            found => runsEmr && !(found.EnableDnsSupport && found.EnableDnsHostnames)
                ? throw new RunException(
                    $"infra:network.existing.vpc is {existing.Vpc}, which does not give its hosts names in DNS, and Hadoop needs them; "
                        + "turn on its attributes enableDnsSupport and enableDnsHostnames")
                : found);
        var id = vpc.Apply(found => found.Id);
        Parts = new(
            id,
            vpc.Apply(found => found.Arn),
            [.. existing.PublicSubnets.Select(subnet => Find(subnet, id).Apply(found => found.Id))],
            [.. existing.PrivateSubnets.Select(subnet => Find(subnet, id).Apply(found => found.MapPublicIpOnLaunch
                ? throw new RunException(
                    $"infra:network.existing.privateSubnets lists {subnet}, which gives its hosts public addresses; list a "
                        + "private subnet")
                : found.Id))],
            GetPrefixList.Invoke(new() { Name = $"com.amazonaws.{stack.Region}.s3" }).Apply(found => found.Id),
            this,
            []);
        RegisterOutputs(new Dictionary<string, object?> { ["vpcId"] = id });
    }

    public NetworkParts Parts { get; }

    private static Output<GetSubnetResult> Find(string subnet, Output<string> vpc) =>
        GetSubnet.Invoke(new() { Id = subnet, VpcId = vpc });
}
