using System.Collections.Concurrent;
using CsCheck;
using IamEngine.Catalogue;
using IamEngine.Prove;
using IamEngine.Prove.Encode;
using IamEngine.Requests;
using Tests.Generators;

namespace Tests.Prove;

internal static class RealRequest
{
    /// <summary>
    /// Random requests that AWS could send: derived keys have their derived values, and each key has a value of its type.
    /// </summary>
    public static Gen<Request> Gen { get; } = CsCheck.Gen.Select(
        GenRequest.Caller, GenRequest.Action,
            CsCheck.Gen.OneOf(GenRequest.Resource.Select(arn => arn.ToString()), CsCheck.Gen.Const("*")),
            GenRequest.ResourceAccount, GenRequest.Context,
        (caller, action, resource, account, context) =>
            (Caller: Caller.Of(caller), Action: action, Resource: Fitting(action, resource), Account: account, Context: context))
        .Where(drawn => drawn.Resource is not null)
        .Select(drawn => new Request(
            drawn.Caller, drawn.Action, drawn.Resource!, ResourceOwner.InArn(drawn.Resource!) ?? drawn.Account,
            RequestContext.Of(
                drawn.Context.Where(entry => IsFree(entry.Key)).SelectMany(entry => Values(entry.Key, entry.Value)))));

    // Resources of the types that the random actions act on.
    private static readonly string[] Resources =
    [
        "*", "arn:aws:s3:::state", "arn:aws:s3:::state/a", "arn:aws:s3:::stale/a/b", "arn:aws:kms:us-east-1:123456789012:key/1",
            "arn:aws:iam::123456789012:role/up",
        "arn:aws:iam::123456789012:user/al", "arn:aws:logs:us-east-1:123456789012:log-group:a",
            "arn:aws:kms:us-east-1:123456789012:alias/a",
    ];

    // The generators combine a few names, so most actions and resources were drawn before.
    private static readonly ConcurrentDictionary<(string Action, string Resource), bool> Possible = [];

    private static readonly ConcurrentDictionary<string, string[]> FittingOf = [];

    /// <summary>The resource if the action acts on it; otherwise one that it acts on.</summary>
    private static string? Fitting(string action, string resource)
    {
        if (Possible.GetOrAdd((action, resource), drawn => ActionOnResource.CanBe(drawn.Action, drawn.Resource)))
        {
            return resource;
        }

        var fitting = FittingOf.GetOrAdd(
            action, name => [.. Resources.Where(other => ActionOnResource.CanBe(name, other))]);
        return fitting.Length == 0 ? null : fitting[resource.Length % fitting.Length];
    }

    private static bool IsFree(string key) => key is not ("aws:username" or "aws:PrincipalArn");

    private static IEnumerable<KeyValuePair<string, ContextValue>> Values(string key, IReadOnlyList<string> values)
    {
        var known = AwsCatalogue.FindConditionKey(key);
        var typed = values.Where(value => known?.Type switch
        {
            ConditionKeyType.Bool => value is "true" or "false",
            ConditionKeyType.Arn => IamEngine.Model.Arn.Ask(value) is IamEngine.Model.Answer<IamEngine.Model.Arn>.Yes,
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
        .Where(request =>
            request.Resource.Split(':', 6) is not ["arn", _, _, _, { Length: 12 } account, _] || account == owner.Value)
        .Select(request => new Request(request.Caller, request.Action, request.Resource, owner, request.Context));

    /// <summary>
    /// Whether the caller is in a partition that the policies name. A policy and its callers are in one partition, so a proof is
    /// not about other callers.
    /// </summary>
    public static bool IsInPartitionOf(this Request request, params ReadOnlySpan<AnalyzedPolicy> policies)
    {
        var named = new KeyUsage(policies.ToArray().SelectMany(policy => policy.Documents)).Partitions;
        return named.Count == 0 || request.Caller.Account is null || request.AllKeys.Find("aws:PrincipalArn") is not { } arn
            || named.Contains(arn.Values[0].Split(':')[1]);
    }
}
