using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>
/// One request: who wants to do what on what, and under which circumstances. Condition keys that AWS fills in from the caller and the
/// resource (see <see cref="DerivedKeys"/>) need not be in <paramref name="context"/>; where they are, they count as they are given.
/// </summary>
public sealed class Request(Caller caller, string action, string resource, AccountId? resourceAccount = null, RequestContext? context = null)
{
    private readonly RequestContext all = DerivedKeys.Complete(caller, action, resource, resourceAccount, context ?? RequestContext.Empty);

    public Caller Caller { get; } = caller;

    /// <summary>Such as <c>s3:GetObject</c>; case does not matter.</summary>
    public string Action { get; } = action;

    /// <summary>The resource's ARN, or <c>*</c> for an action that has none, such as <c>s3:ListAllMyBuckets</c>.</summary>
    public string Resource { get; } = resource;

    /// <summary>
    /// The account that owns the resource: as given, else as the ARN tells, else (ARNs of buckets and objects tell none) the caller's own.
    /// </summary>
    public AccountId? ResourceAccount { get; } = resourceAccount ?? ResourceOwner.Of(caller, resource);

    /// <summary>The keys as they were given.</summary>
    public RequestContext Context { get; } = context ?? RequestContext.Empty;

    /// <summary>The keys that policies see: those given, and those that AWS fills in.</summary>
    public RequestContext AllKeys => all;

    /// <summary>Whether caller and resource belong to one account; a caller without an account shares none.</summary>
    public bool IsWithinOneAccount => Caller.Account is not null && Caller.Account == ResourceAccount;

    public Request With(RequestContext other) => new(Caller, Action, Resource, ResourceAccount, other);

    public override string ToString() => $"{Caller} {Action} {Resource}";
}
