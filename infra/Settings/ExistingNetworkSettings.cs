using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// <c>infra:network.existing</c>: a VPC and subnets that another stack or another team owns. The stack reads them, and declares
/// only hosts and security groups in them. AWS knows whether they exist and belong together, so a deployment checks it.
/// </summary>
/// <param name="Vpc">The id of the VPC. Required.</param>
/// <param name="PublicSubnets">
/// Subnets with a route to an internet gateway. Required for a bastion, which is in the first. Default: none.
/// </param>
/// <param name="PrivateSubnets">
/// Subnets for EMR nodes, in the order of their zones. Required for a cluster, which is in that of <c>infra:emr.zone</c>.
/// Default: none.
/// </param>
public sealed partial record ExistingNetworkSettings(string Vpc, Seq<string> PublicSubnets, Seq<string> PrivateSubnets)
{
    internal static ExistingNetworkSettings Read(SettingsSection section)
    {
        var vpc = section.Required("vpc", "the id of the VPC", "write one such as vpc-0123456789abcdef0");
        if (vpc is not null && !VpcId().IsMatch(vpc))
        {
            section.Problem(
                "vpc", SettingsSection.Shown(vpc), "must be the id of a VPC", "write one such as vpc-0123456789abcdef0");
        }

        var (publicSubnets, privateSubnets) = (Subnets(section, "publicSubnets"), Subnets(section, "privateSubnets"));
        foreach (var both in publicSubnets.Intersect(privateSubnets))
        {
            section.Problem(
                "privateSubnets", both, "is a public subnet too; a host in it could be reached from the internet",
                "list it once");
        }

        section.RefuseUnknown();
        return new(vpc ?? "", publicSubnets, privateSubnets);
    }

    private static Seq<string> Subnets(SettingsSection section, string name)
    {
        var ids = section.Texts(name);
        foreach (var id in ids.Where(id => !SubnetId().IsMatch(id)))
        {
            section.Problem(
                name, SettingsSection.Shown(id), "must be the id of a subnet", "write one such as subnet-0123456789abcdef0");
        }

        section.RefuseTwice(name, ids);
        return ids;
    }

    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
    [GeneratedRegex(@"^vpc-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex VpcId();

    [GeneratedRegex(@"^subnet-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex SubnetId();
}
