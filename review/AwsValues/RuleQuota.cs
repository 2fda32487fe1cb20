using Review.Model;

namespace Review.AwsValues;

/// <summary>
/// Quotas of VPC and EC2 that a stack can exceed, and that AWS raises on request.
/// https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
/// </summary>
public static class RuleQuota
{
    /// <summary>Rules of a security group, of one direction and address family.</summary>
    private const int Rules = 60;

    /// <summary>Elastic IP addresses of an account in a Region, those of other stacks included.</summary>
    private const int Addresses = 5;

    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        RulesOfGroups(declaration).Concat(ElasticAddresses(declaration));

    private static IEnumerable<Finding> RulesOfGroups(StackProgramResult declaration) =>
        from rule in declaration.Resources
        where rule.Type is "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
            or "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"
        group rule by (rule.Type, Group: rule.Text("securityGroupId"), IsIPv4: rule.Text("cidrIpv6") is null) into rules
        where rules.Count() > Rules
        select new Finding(
            "AWS_DEFAULT_QUOTA",
            Severity.Warning,
            $"the group has {rules.Count()} rules of one direction, and AWS takes {Rules} unless the account's quota was "
                + "raised",
            declaration.Resources.FirstOrDefault(resource => resource.Id == rules.Key.Group)?.Urn ?? rules.Last().Urn,
            "join address blocks, or have the quota raised in Service Quotas");

    private static IEnumerable<Finding> ElasticAddresses(StackProgramResult declaration) =>
        declaration.Resources.Of(ResourceTypes.Eip).ToArray() is { Length: > Addresses } addresses
            ? [
                new(
                    "AWS_DEFAULT_QUOTA",
                    Severity.Warning,
                    $"the stack has {addresses.Length} Elastic IP addresses, and AWS gives an account {Addresses} in a Region "
                        + "unless its quota was raised",
                    addresses[^1].Urn,
                    "use fewer zones or infra:network.nat one, or have the quota raised in Service Quotas"),
            ]
            : [];
}
