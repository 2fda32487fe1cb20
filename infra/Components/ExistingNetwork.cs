using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

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
            [.. existing.PrivateSubnets.Select(subnet => Private(subnet, id))],
            GetPrefixList.Invoke(new() { Name = $"com.amazonaws.{stack.Region}.s3" }).Apply(found => found.Id),
            this,
            []);
        RegisterOutputs(new Dictionary<string, object?> { ["vpcId"] = id });
    }

    public NetworkParts Parts { get; }

    private static Output<string> Private(string subnet, Output<string> vpc) =>
        Output.Tuple(Find(subnet, vpc), HasRouteToInternet(subnet, vpc)).Apply(t =>
            (t.Item1.MapPublicIpOnLaunch, t.Item2) switch
            {
                (true, _) => throw Refused(subnet, "gives its hosts public addresses"),
                (_, true) => throw Refused(subnet, "has a route to an internet gateway"),
                _ => t.Item1.Id,
            });

    private static RunException Refused(string subnet, string reason) => new(
        $"infra:network.existing.privateSubnets lists {subnet}, which {reason}; list a private subnet");

    /// <summary>
    /// Whether the route table of the subnet has a route to an internet gateway. A subnet without a route table has the main one.
    /// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
    /// </summary>
    private static Output<bool> HasRouteToInternet(string subnet, Output<string> vpc)
    {
        var own = Filter("association.subnet-id", subnet);
        // A filter takes wildcards: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
        var toInternet = Filter("route.gateway-id", "igw-*");
        return Output.Tuple(
            Tables(vpc, own), Tables(vpc, own, toInternet), Tables(vpc, Filter("association.main", "true"), toInternet))
            .Apply(t => t.Item1 > 0 ? t.Item2 > 0 : t.Item3 > 0);
    }

    private static Output<int> Tables(Output<string> vpc, params GetRouteTablesFilterInputArgs[] filters) =>
        GetRouteTables.Invoke(new() { VpcId = vpc, Filters = filters })
            .Apply(found => found.Ids.IsDefaultOrEmpty ? 0 : found.Ids.Length);

    private static GetRouteTablesFilterInputArgs Filter(string name, string value) => new() { Name = name, Values = value };

    private static Output<GetSubnetResult> Find(string subnet, Output<string> vpc) =>
        GetSubnet.Invoke(new() { Id = subnet, VpcId = vpc });
}
