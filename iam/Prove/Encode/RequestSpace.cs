using IamEngine.Model;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;
using IamEngine.Requests;

namespace IamEngine.Prove.Encode;

/// <summary>All requests: any caller, action, resource and condition keys.</summary>
internal sealed class RequestSpace
{
    private static readonly Glob AnyAccount = Glob.Of(
        [.. Patterns.Shape("arn:*:*:*:############:").Tokens, Token.Many], ignoreCase: false);

    private static readonly Glob ActionShape = Glob.Of(Patterns.Shape("?*:?*").Tokens, ignoreCase: true);

    private static readonly Glob ResourceShape = Glob.Of(
        [.. Patterns.Shape("arn:aws*:?*:*:*:").Tokens, Token.One, Token.Many], ignoreCase: false);

    private readonly Circuit circuit;
    private readonly Literal hasResource;
    private readonly Slot action, resource;
    private readonly TextDomain actions, resources;
    private readonly ActionOnResource actionOnResource;

    public RequestSpace(Encoding encoding, KeyUsage usage)
    {
        circuit = encoding.Circuit;
        actions = new([ActionShape], encoding.Steps);
        resources = new([ResourceShape], encoding.Steps);
        (action, resource) = (encoding.Slot(actions), encoding.Slot(resources));
        Callers = new(encoding, usage.Partitions);
        Keys = new(encoding, Callers, Action, usage);
        hasResource = encoding.Circuit.Input();
        actionOnResource = new(circuit, hasResource, action, actions, resource, resources);
    }

    public CallerSpace Callers { get; }

    public KeySpace Keys { get; }

    public Literal Action(Glob glob) => action.Literal(actions.Atom(glob));

    public Literal Action(string pattern) => Action(Patterns.Action(pattern));

    /// <summary>An ARN, or <c>*</c>, which only the pattern <c>*</c> matches.</summary>
    public Literal Resource(Glob glob) =>
        (glob.Prefix == 0 || glob.Tokens[0].Code == ActionOnResource.NoResource[0]) && glob.Matches(ActionOnResource.NoResource)
        ? circuit.Any(!hasResource, resource.Literal(resources.Atom(glob)))
        : circuit.All(hasResource, resource.Literal(resources.Atom(glob)));

    /// <summary>
    /// Excludes resources of other accounts: the owner is this account, and an ARN with an account has this one.
    /// </summary>
    public void BelongTo(AccountId owner)
    {
        Keys.Fix(owner);
        circuit.Require(
            !Resource(AnyAccount),
            Resource(Glob.Of([.. Patterns.Shape($"arn:*:*:*:{owner}:").Tokens, Token.Many], ignoreCase: false)));
    }

    /// <summary>
    /// Requires that the owner is the account in the ARN, after everything is encoded.
    /// </summary>
    public void LinkOwner()
    {
        var hasAccount = Resource(AnyAccount);
        foreach (var (account, owns) in Keys.AskedOfOwner())
        {
            var inArn = LinkedValue.Within(
                Patterns.Shape("arn:*:*:*:").Tokens, account, StarScope.UntilColon, [Token.Of(':'), Token.Many]) is { } glob
                ? Resource(glob)
                : circuit.False;
            circuit.Require(!hasAccount, !owns, inArn);
            circuit.Require(!hasAccount, owns, !inArn);
        }
    }

    /// <summary>
    /// The request that the solver assigned; null if a value has no text, or if no
    /// action acts on the resource. Then every real request satisfies <paramref name="clause"/>, and the assignment does not.
    /// </summary>
    public Request? Read(IAssignment found, out FreeValue? unreadable, out IReadOnlyList<Literal>? clause)
    {
        clause = null;
        var context = Keys.Read(found, out unreadable);
        if (context is null)
        {
            return null;
        }

        var provider = context.Find(ConditionKeyNames.FederatedProvider)?.Values[0] ?? "";
        var (caller, owner) = (Callers.Read(found, provider), Keys.ReadOwner(found));
        if (caller is null || actionOnResource.Read(found, out clause) is not { } named)
        {
            return null;
        }

        return new(
            caller,
            named.Action,
            named.Resource,
            ResourceOwner.InArn(named.Resource) ?? owner,
            caller is Caller.TokenHolder ? context.Without(ConditionKeyNames.FederatedProvider) : context);
    }
}
