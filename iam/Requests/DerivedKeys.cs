using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>
/// The condition keys that AWS derives from the caller and the resource. If the request has a value for such a key, that value is
/// used. Keys that describe the transport of the request (<c>aws:SecureTransport</c>, <c>aws:SourceIp</c>,
/// <c>aws:CurrentTime</c>, MFA) are not derived; they are missing unless the request has them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
/// </summary>
internal static class DerivedKeys
{
    internal static RequestContext Complete(
        Caller caller, string action, string resource, AccountId? resourceAccount, RequestContext given)
    {
        var owner = resourceAccount ?? ResourceOwner.Of(caller, resource);
        return given.WithDefaults([.. Of(caller), .. Of(action, caller, owner)]);
    }

    /// <summary>The keys that depend on the caller.</summary>
    public static IEnumerable<KeyValuePair<string, ContextValue>> Of(Caller caller) => caller switch
    {
        Caller.User user =>
        [
            .. Signed(user.Arn, "User"),
            One("aws:username", user.Arn.LastName),
        ],
        Caller.RoleSession session => Signed(session.Role, "AssumedRole"),
        Caller.FederatedUser federated =>
        [
            .. Signed(federated.Session, "FederatedUser"),
            One("aws:userid", $"{federated.Session.Account}:{federated.Session.LastName}"),
        ],
        Caller.AccountRoot root =>
        [
            .. Signed(root.Arn, "Account"),
            One("aws:userid", root.Arn.Account),
        ],
        Caller.Service service =>
        [
            One("aws:PrincipalIsAWSService", "true"),
            One("aws:PrincipalServiceName", service.Name),
            KeyValuePair.Create("aws:PrincipalServiceNamesList", ContextValue.Many(service.Name)),
        ],
        Caller.TokenHolder holder => [One("aws:FederatedProvider", holder.Provider)],
        Caller.Anonymous =>
        [
            One("aws:PrincipalType", "Anonymous"),
            One("aws:PrincipalAccount", "anonymous"),
            One("aws:userid", "anonymous"),
        ],
        _ => throw new InvalidOperationException($"{caller.GetType()} is no kind of caller"),
    };

    private static List<KeyValuePair<string, ContextValue>> Of(string action, Caller caller, AccountId? owner)
    {
        var service = action.AsSpan(0, Math.Max(action.IndexOf(':', StringComparison.Ordinal), 0));
        var keys = new List<KeyValuePair<string, ContextValue>>();
        if (owner is not null)
        {
            keys.Add(One("aws:ResourceAccount", owner.Value));
            if (service.Equals("s3", StringComparison.OrdinalIgnoreCase))
            {
                keys.Add(One("s3:ResourceAccount", owner.Value));
            }
        }

        if (caller.Account is { } account && service.Equals("kms", StringComparison.OrdinalIgnoreCase))
        {
            keys.Add(One("kms:CallerAccount", account.Value));
        }

        return keys;
    }

    private static KeyValuePair<string, ContextValue>[] Signed(Arn principal, string type) =>
    [
        One("aws:PrincipalArn", principal.ToString()),
        One("aws:PrincipalAccount", principal.Account),
        One("aws:PrincipalType", type),
        One("aws:PrincipalIsAWSService", "false"),
    ];

    private static KeyValuePair<string, ContextValue> One(string key, string value) =>
        KeyValuePair.Create(key, ContextValue.One(value));
}
