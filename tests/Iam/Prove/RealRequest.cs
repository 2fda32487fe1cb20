using CsCheck;
using IamEngine.Catalogue;
using IamEngine.Requests;
using Tests.Generators;

namespace Tests.Prove;

internal static class RealRequest
{
    /// <summary>Requests as AWS makes them: what it derives from the caller is as derived, and a key's value is of the key's type.</summary>
    public static Gen<Request> Gen { get; } = CsCheck.Gen.Select(
        GenRequest.Caller, GenRequest.Action, CsCheck.Gen.OneOf(GenRequest.Resource.Select(arn => arn.ToString()), CsCheck.Gen.Const("*")), GenRequest.ResourceAccount, GenRequest.Context,
        (caller, action, resource, account, context) => new Request(
            Caller.Of(caller), action, resource, account,
            RequestContext.Of(context.Where(entry => IsFree(entry.Key)).SelectMany(entry => Values(entry.Key, entry.Value)))));

    private static bool IsFree(string key) => key is not ("aws:username" or "aws:PrincipalArn");

    private static IEnumerable<KeyValuePair<string, ContextValue>> Values(string key, IReadOnlyList<string> values)
    {
        var known = AwsCatalogue.FindConditionKey(key);
        var typed = values.Where(value => known?.Type switch
        {
            ConditionKeyType.Bool => bool.TryParse(value, out _),
            ConditionKeyType.Numeric => decimal.TryParse(value, out _),
            ConditionKeyType.Date => value != "soon",
            ConditionKeyType.IpAddress => value != "nowhere",
            _ => true,
        }).ToList();
        return key == "aws:TagKeys" ? [new(key, ContextValue.Many([.. typed]))]
            : typed.Count > 0 ? [new(key, ContextValue.One(typed[0]))]
            : [];
    }

    /// <summary>The same on resources of one account.</summary>
    public static Gen<Request> Of(IamEngine.Model.AccountId owner) => Gen
        .Where(request => request.Resource.Split(':', 6) is not ["arn", _, _, _, { Length: 12 } account, _] || account == owner.Value)
        .Select(request => new Request(request.Caller, request.Action, request.Resource, owner, request.Context));
}
