using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Findings;

/// <summary>Reports security group rules without a matching rule at the other end, and rules that cannot be read.</summary>
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
               "declare the matching rule, or remove this one"),
        .. from unread in rules.Unread
           select new Finding(
               "RULE_UNREAD",
               Severity.Error,
               $"the review cannot read this security group rule, so no table and no proof includes it: {unread.Reason}",
               $"{unread.DeclaredBy.Urn} {unread.Input}".TrimEnd(),
               "write a protocol, ports as numbers, and addresses, a group or a prefix list"),
    ];
}
