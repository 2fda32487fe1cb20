using Review.Model;

namespace Review.AwsValues;

/// <summary>
/// The quota of rules of a security group, which AWS raises on request.
/// https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
/// </summary>
public static class RuleQuota
{
    private const int Default = 60;

    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        from rule in declaration.Resources
        where rule.Type is "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
            or "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"
        group rule by (rule.Type, Group: rule.Text("securityGroupId"), IsIPv4: rule.Text("cidrIpv6") is null) into rules
        where rules.Count() > Default
        select new Finding(
            "AWS_DEFAULT_QUOTA",
            Severity.Warning,
            $"the group has {rules.Count()} rules of one direction, and AWS takes {Default} unless the account's quota was "
                + "raised",
            declaration.Resources.FirstOrDefault(resource => resource.Id == rules.Key.Group)?.Urn ?? rules.Last().Urn,
            "join address blocks, or have the quota raised in Service Quotas");
}
