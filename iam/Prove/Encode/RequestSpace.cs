using IamEngine.Model;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;
using IamEngine.Requests;

namespace IamEngine.Prove.Encode;

/// <summary>All requests: any caller, action, resource and condition keys.</summary>
internal sealed class RequestSpace
{
    /// <summary>The resource of a request whose action has no resource types.</summary>
    private const string NoResource = "*";

    private static readonly Glob AnyAccount = Glob.Of([.. Patterns.Shape("arn:*:*:*:############:").Tokens, Token.Many], ignoreCase: false);

    private readonly Circuit circuit;
    private readonly Literal hasResource;
    private readonly Slot action, resource;
    private readonly TextDomain actions, resources;

    public RequestSpace(Encoding encoding, KeyUsage usage)
    {
        circuit = encoding.Circuit;
        actions = new([Glob.Of(Patterns.Shape("?*:?*").Tokens, ignoreCase: true)], encoding.Steps);
        resources = new([Glob.Of([.. Patterns.Shape("arn:?*:?*:*:*:").Tokens, Token.One, Token.Many], ignoreCase: false)], encoding.Steps);
        (action, resource) = (encoding.Slot(actions), encoding.Slot(resources));
        Callers = new(encoding);
        Keys = new(encoding, Callers, Action, usage);
        hasResource = encoding.Circuit.Input();
    }

    public CallerSpace Callers { get; }

    public KeySpace Keys { get; }

    public Literal Action(Glob glob) => action.Literal(actions.Atom(glob));

    public Literal Action(string pattern) => Action(Patterns.Action(pattern));

    /// <summary>An ARN, or <c>*</c>, which no pattern of an ARN matches.</summary>
    public Literal Resource(Glob glob) => (glob.Prefix == 0 || glob.Tokens[0].Code == NoResource[0]) && glob.Matches(NoResource)
        ? circuit.Any(!hasResource, resource.Literal(resources.Atom(glob)))
        : circuit.All(hasResource, resource.Literal(resources.Atom(glob)));

    /// <summary>
    /// Excludes resources of other accounts: the owner is this account, and an ARN with an account has this one.
    /// </summary>
    public void BelongTo(AccountId owner)
    {
        Keys.Fix(owner);
        circuit.Require(
            !Resource(AnyAccount), Resource(Glob.Of([.. Patterns.Shape($"arn:*:*:*:{owner}:").Tokens, Token.Many], ignoreCase: false)));
    }

    /// <summary>
    /// The request as the solver assigned it; null where the patterns leave a value that cannot be written down.
    /// </summary>
    public Request? Read(IAssignment found, out FreeValue? unreadable)
    {
        var context = Keys.Read(found, out unreadable);
        if (context is null || ReadAction(found) is not { } named || resource.Find(found) is not FindResult.Value on)
        {
            return null;
        }

        var provider = context.Find(ConditionKeyNames.FederatedProvider)?.Values[0] ?? "";
        if (Callers.Read(found, provider) is not { } caller)
        {
            return null;
        }

        return new(
            caller,
            named,
            found[hasResource] == false ? NoResource : on.Text,
            Keys.ReadOwner(found),
            caller is Caller.TokenHolder ? context.Without(ConditionKeyNames.FederatedProvider) : context);
    }

    /// <summary>A known action that fits; if none does, any text that fits, since AWS adds actions.</summary>
    private string? ReadAction(IAssignment found)
    {
        var inside = new List<Glob>();
        var outside = new List<Glob>();
        foreach (var atom in action.Atoms)
        {
            if (found[action.Literal(atom)] is { } holds)
            {
                (holds ? inside : outside).Add(actions[atom]);
            }
        }

        return KnownActions.Find(inside, outside) ?? (action.Find(found) as FindResult.Value)?.Text.ToLowerInvariant();
    }
}
