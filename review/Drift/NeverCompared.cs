using Review.Model;

namespace Review.Drift;

/// <summary>
/// What is around the declared resources and neither declared nor collected, with the reason. The report lists it, so that nobody
/// takes a change in it for no difference.
/// </summary>
internal static class NeverCompared
{
    public static IEnumerable<string> Beside(IReadOnlyList<ReportedResource> declared) =>
        from beside in All
        where declared.Of(beside.Types).Any()
        select beside.What;

    private static IEnumerable<(string[] Types, string What)> All =>
    [
        ([ResourceTypes.Vpc, ResourceTypes.Subnet],
            "network ACLs: the program declares none, and a changed one can only refuse more"),
        ([ResourceTypes.Vpc, ResourceTypes.Subnet],
            "VPC peerings, transit gateways and VPNs: they carry nothing without a route, and routes are compared"),
        ([ResourceTypes.Vpc, ResourceTypes.SecurityGroup],
            "what else uses the stack's subnets and security groups, such as load balancers, functions and EC2 Instance Connect "
                + "endpoints: only instances are collected"),
        ([ResourceTypes.Vpc],
            "address ranges and subnets that somebody adds to the VPC: what runs there is found as an instance, and what leads "
                + "there as a rule or route"),
        ([ResourceTypes.Vpc],
            "EMR security configurations that no cluster of the program has, and EMR's block of public access unless the program "
                + "declares it: rules of security groups are compared"),
        ([ResourceTypes.Vpc], "DNS settings and DHCP options of VPCs: no rule and no route depends on them"),
        ([ResourceTypes.Bucket], "CORS, inventories, metrics and tiering of buckets: they give nobody access to an object"),
        ([ResourceTypes.BucketEncryption],
            "the encryption types that a bucket blocks by itself: its policy decides which it accepts, and is compared"),
        ([ResourceTypes.User], "MFA devices and the account's password policy; a condition on MFA in a policy is compared"),
        ([ResourceTypes.Instance], "documents and preferences of Systems Manager, and what runs on a host"),
        ([ResourceTypes.User, ResourceTypes.Role],
            "policies of the organization: the program declares none; who-can reads those that were collected"),
    ];
}
