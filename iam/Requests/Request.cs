using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>
/// A request: caller, action, resource and condition keys. <paramref name="context"/> need not contain the keys that AWS derives
/// from the caller and the resource (see <see cref="DerivedKeys"/>); if it does, its values are used.
/// </summary>
public sealed class Request(
    Caller caller, string action, string resource, AccountId? resourceAccount = null, RequestContext? context = null)
{
    private readonly RequestContext all = DerivedKeys.Complete(
        caller, action, resource, resourceAccount, context ?? RequestContext.Empty);

    public Caller Caller { get; } = caller;

    /// <summary>The action, such as <c>s3:GetObject</c>; case-insensitive.</summary>
    public string Action { get; } = action;

    /// <summary>
    /// The resource's ARN, or <c>*</c> for an action without a resource type, such as <c>s3:ListAllMyBuckets</c>.
    /// </summary>
    public string Resource { get; } = resource;

    /// <summary>
    /// The account that owns the resource: the given one; otherwise that of the ARN; otherwise the caller's, because ARNs of
    /// buckets and objects have no account.
    /// </summary>
    public AccountId? ResourceAccount { get; } = resourceAccount ?? ResourceOwner.Of(caller, resource);

    /// <summary>The given keys.</summary>
    public RequestContext Context { get; } = context ?? RequestContext.Empty;

    /// <summary>The keys for the evaluation of policies: the given and the derived ones.</summary>
    public RequestContext AllKeys => all;

    /// <summary>Whether caller and resource belong to one account; false for a caller without an account.</summary>
    public bool IsWithinOneAccount => Caller.Account is not null && Caller.Account == ResourceAccount;

    public Request With(RequestContext other) => new(Caller, Action, Resource, ResourceAccount, other);

    public override string ToString() => $"{Caller} {Action} {Resource}";
}
