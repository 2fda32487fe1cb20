using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>Matches the principals of a policy against a caller.</summary>
internal static class CallerNames
{
    /// <summary>How one principal of a policy matches the caller.</summary>
    public static PrincipalMatch Match(Principal principal, Request request) => principal switch
    {
        Principal.AnyAws => PrincipalMatch.Itself,
        Principal.Account account => request.Caller.Account == account.Id ? PrincipalMatch.Account : PrincipalMatch.None,
        Principal.User user => Match(user, request.Caller),
        Principal.Role role => request.Caller is Caller.RoleSession session && IsRoleOf(role.Arn, session)
            ? PrincipalMatch.Origin : PrincipalMatch.None,
        Principal.RoleSession session => request.Caller is Caller.RoleSession { Session: { } own } && own == session.Arn
            ? PrincipalMatch.Itself
            : PrincipalMatch.None,
        Principal.FederatedUser federated => request.Caller is Caller.FederatedUser own && own.Session == federated.Arn
            ? PrincipalMatch.Itself
            : PrincipalMatch.None,
        Principal.UniqueId id => Match(id, request),
        Principal.Service service =>
            request.Caller is Caller.Service own && own.Name == service.Name ? PrincipalMatch.Itself : PrincipalMatch.None,
        Principal.Federated federated => Match(federated, request),
        // S3 identifies an account by its canonical id. A request does not contain the canonical id of its caller.
        Principal.CanonicalUser => PrincipalMatch.None,
        _ => throw new InvalidOperationException($"{principal.GetType()} is no principal"),
    };

    /// <summary>Every form in which a principal can match the caller. A NotPrincipal of a Deny must list all of them.</summary>
    public static PrincipalMatch All(Caller caller) => caller switch
    {
        Caller.User => PrincipalMatch.Itself | PrincipalMatch.Account,
        Caller.RoleSession { Session: null } => PrincipalMatch.Origin | PrincipalMatch.Account,
        Caller.RoleSession => PrincipalMatch.Itself | PrincipalMatch.Origin | PrincipalMatch.Account,
        Caller.FederatedUser => PrincipalMatch.Itself | PrincipalMatch.Account,
        Caller.AccountRoot => PrincipalMatch.Account,
        _ => PrincipalMatch.Itself,
    };

    private static PrincipalMatch Match(Principal.User user, Caller caller) => caller switch
    {
        Caller.User own when own.Arn == user.Arn => PrincipalMatch.Itself,
        Caller.FederatedUser federated when federated.By == user.Arn => PrincipalMatch.Origin,
        _ => PrincipalMatch.None,
    };

    // The ARN of a session does not contain the role's path. The name is enough: an account has no two roles with the same name.
    private static bool IsRoleOf(Arn role, Caller.RoleSession session) => session.Session is null
        ? role == session.Role
        : role.Account == session.Role.Account && role.Partition == session.Role.Partition
            && role.Resource.AsSpan(role.Resource.LastIndexOf('/') + 1).SequenceEqual(
                session.Role.Resource.AsSpan(session.Role.Resource.LastIndexOf('/') + 1));

    // aws:userid is AIDA... for a user and AROA...:SESSION for a session of a role.
    private static PrincipalMatch Match(Principal.UniqueId id, Request request)
    {
        if (request.AllKeys.Find("aws:userid") is not { IsMultivalued: false, IsNull: false } value
            || !value.Values[0].StartsWith(
            id.Id, StringComparison.Ordinal))
        {
            return PrincipalMatch.None;
        }

        var rest = value.Values[0].AsSpan(id.Id.Length);
        return rest.Length == 0 ? PrincipalMatch.Itself : rest[0] == ':' ? PrincipalMatch.Origin : PrincipalMatch.None;
    }

    // A call with a provider's token is not signed. A scenario may call the caller anonymous and name the provider in the
    // context.
    private static PrincipalMatch Match(Principal.Federated federated, Request request) =>
        request.Caller is Caller.TokenHolder or Caller.Anonymous
        && request.AllKeys.Find("aws:FederatedProvider") is { IsMultivalued: false } provider
            && provider.Values[0] == federated.Provider
            ? PrincipalMatch.Itself
            : PrincipalMatch.None;
}
