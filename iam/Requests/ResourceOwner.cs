using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>The default owner of a resource.</summary>
internal static class ResourceOwner
{
    public static AccountId? Of(Caller caller, string resource) => InArn(resource) ?? caller.Account;

    // The fifth part of the ARN. It is `aws` for AWS managed policies, which belong to the caller's account in a decision.
    public static AccountId? InArn(string resource) =>
        resource.Split(':', 6) is ["arn", _, _, _, var account, _] && AccountId.IsAccountId(account) ? AccountId.Of(account)
            : null;
}
