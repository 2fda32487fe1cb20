using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Findings;

/// <summary>Rules of security groups that open one end only, and those that cannot be read.</summary>
internal static class NetworkRules
{
    public static IEnumerable<Finding> Check(GroupRules rules) =>
    [
        .. from rule in rules.All
           where !rules.IsAnswered(rule)
           select new Finding(
               "ONE_SIDED_RULE",
               Severity.Warning,
               $"the rule opens one end only: {RuleRows.MissingHalf(rule)}",
               rule.DeclaredBy.Urn,
               "declare the other half, or remove this one"),
        .. from unread in rules.Unread
           select new Finding(
               "RULE_UNREAD",
               Severity.Error,
               $"the review cannot read the security group rule, so what it opens is in no table and no proof: {unread.Reason}",
               $"{unread.DeclaredBy.Urn} {unread.Input}".TrimEnd(),
               "write a protocol, ports as numbers, and addresses, a group or a prefix list"),
    ];
}
