using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Review.Diff.Access;

/// <summary>A group of principals outside the stack, defined by condition keys that AWS derives from the caller.</summary>
internal sealed record OutsideCallers(string Name, TrustDistance Distance, ConditionBlock Condition)
{
    public const string Anyone = "anyone, without credentials";

    private static readonly ConditionKey Type = new("aws:PrincipalType");

    private static readonly string[] Signed = ["User", "AssumedRole", "Account", "FederatedUser"];

    public static IEnumerable<OutsideCallers> All(AccountId account, IReadOnlyList<Arn> holders)
    {
        yield return new(
            Anyone,
            TrustDistance.Anonymous,
            ConditionBlock.Of(
                Text(ConditionOperator.StringEquals, Type, "Anonymous"),
                Text(ConditionOperator.Null, new("aws:FederatedProvider"), "true")));
        yield return new(
            "another AWS account",
            TrustDistance.OtherAccount,
            ConditionBlock.Of(
                Text(ConditionOperator.StringEquals, Type, Signed),
                Text(ConditionOperator.StringNotEquals, new("aws:PrincipalAccount"), account.Value)));
        // Only callers with a token have neither key: users, roles, accounts and anonymous callers have the first, services the
        // second.
        yield return new(
            "who signs in with an identity provider",
            TrustDistance.TokenHolder,
            ConditionBlock.Of(
                Text(ConditionOperator.Null, Type, "true"),
                Text(ConditionOperator.Null, new("aws:PrincipalIsAWSService"), "true")));
        yield return new("an AWS service", TrustDistance.AwsService, ConditionBlock.Of(Aws.PrincipalIsAwsService.Is(true)));
        var ours = ConditionBlock.Of(
            Text(ConditionOperator.StringEquals, Type, Signed),
            Text(ConditionOperator.StringEquals, new("aws:PrincipalAccount"), account.Value));
        yield return new(
            "any caller that an administrator of this account allows",
            TrustDistance.ThisAccount,
            holders.Count == 0 ? ours : ours.And(
                Text(ConditionOperator.ArnNotEquals, new("aws:PrincipalArn"), [.. holders.Select(arn => arn.ToString())])));
    }

    private static Condition Text(ConditionOperator @operator, ConditionKey key, params ReadOnlySpan<string> values) =>
        new(@operator, key, SortedValues.Of(values));
}
