using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;
using IamEngine.Requests;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The condition keys of the request. Those that AWS derives from the caller and the resource's owner are as AWS derives them;
/// all others are free.
/// </summary>
internal sealed class KeySpace
{
    private static readonly Dictionary<CallerKind, string> PrincipalTypes = new()
    {
        [CallerKind.User] = "User",
        [CallerKind.RoleSession] = "AssumedRole",
        [CallerKind.UnnamedRoleSession] = "AssumedRole",
        [CallerKind.FederatedUser] = "FederatedUser",
        [CallerKind.AccountRoot] = "Account",
        [CallerKind.Anonymous] = "Anonymous",
    };

    private static readonly Dictionary<CallerKind, string> IsService = new()
    {
        [CallerKind.User] = "false",
        [CallerKind.RoleSession] = "false",
        [CallerKind.UnnamedRoleSession] = "false",
        [CallerKind.FederatedUser] = "false",
        [CallerKind.AccountRoot] = "false",
        [CallerKind.Service] = "true",
    };

    private static readonly Glob User = Patterns.Shape("arn:*:iam::*:user/");

    private static readonly Glob AccountShape = Patterns.Shape("############");

    private readonly Encoding encoding;
    private readonly CallerSpace callers;
    private readonly Func<Glob, Literal> action;
    private readonly KeyUsage usage;
    private readonly Slot owner;
    private readonly TextDomain owners;
    private readonly Dictionary<string, KeyState> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, (KeyState State, IReadOnlyList<FreeValue> Values)> free = new(
        StringComparer.OrdinalIgnoreCase);

    public KeySpace(Encoding encoding, CallerSpace callers, Func<Glob, Literal> action, KeyUsage usage)
    {
        (this.encoding, this.callers, this.action, this.usage) = (encoding, callers, action, usage);
        owners = new([AccountShape], encoding.Steps);
        owner = encoding.Slot(owners);
    }

    private Circuit Circuit => encoding.Circuit;

    /// <summary>Keys that are assumed to have one value.</summary>
    public SortedSet<string> TakenAsSingle { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys that are assumed to have the value that AWS derives from caller and resource.</summary>
    public SortedSet<string> TakenAsDerived { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys with a condition that is not encoded, since its operator compares another kind of value.</summary>
    public SortedSet<string> LeftOpen { get; } = new(StringComparer.OrdinalIgnoreCase);

    public KeyState this[string name]
    {
        get
        {
            if (!keys.TryGetValue(name, out var state))
            {
                keys[name] = state = Derived(name.ToLowerInvariant()) ?? Free(name);
            }

            return state;
        }
    }

    public void Fix(AccountId account) =>
        Circuit.Require(owner.Literal(owners.Atom(Glob.Literal(account.Value, ignoreCase: false))));

    /// <summary>The conditions on the owner's account.</summary>
    public IReadOnlyList<(Glob Account, Literal Holds)> AskedOfOwner() =>
        [.. owner.AskedLiterals().Select(asked => (owners[asked.Atom], asked.Literal))];

    public AccountId? ReadOwner(IAssignment found) =>
        owner.Find(found) is FindResult.Value { Text: var text } && AccountId.IsAccountId(text) ? AccountId.Of(text) : null;

    /// <summary>
    /// The values of the free keys in the request; null, with the value at fault, if no text was found.
    /// </summary>
    public RequestContext? Read(IAssignment found, out FreeValue? unreadable)
    {
        unreadable = null;
        var entries = new List<KeyValuePair<string, ContextValue>>();
        foreach (var (name, (state, values)) in free)
        {
            if (found[state.IsPresent] != true)
            {
                continue;
            }

            var texts = new List<string>();
            foreach (var value in values.Where((_, place) => found[state.Places[place].IsFilled] == true))
            {
                if (value.Read(found) is not { } text)
                {
                    unreadable = value;
                    return null;
                }

                texts.Add(text);
            }

            entries.Add(new(name, new ContextValue(texts.ToSeq(), found[state.IsList] == true)));
        }

        return RequestContext.Of(entries);
    }

    /// <summary>Links conditions of different kinds on one value, after all conditions are encoded.</summary>
    public void LinkKinds()
    {
        foreach (var value in free.Values.SelectMany(known => known.Values))
        {
            value.LinkKinds();
        }
    }

    private KeyState? Derived(string name)
    {
        KeyState? state = name switch
        {
            ConditionKeyNames.PrincipalArn => Linked(callers.HasAccount, callers.Arn),
            ConditionKeyNames.PrincipalAccount => Linked(
                Circuit.Any(callers.HasAccount, callers.Is(CallerKind.Anonymous)), AccountOrAnonymous, () => LeftOpen.Add(name)),
            ConditionKeyNames.KmsCallerAccount => Linked(
                Circuit.All(callers.HasAccount, action(Patterns.Action("kms:*"))), Account, () => LeftOpen.Add(name)),
            ConditionKeyNames.UserName => Linked(callers.Is(CallerKind.User), UserName, () => LeftOpen.Add(name)),
            ConditionKeyNames.PrincipalServiceName => Linked(callers.Is(CallerKind.Service), callers.Service),
            ConditionKeyNames.PrincipalType => ByKind(PrincipalTypes),
            ConditionKeyNames.PrincipalIsAwsService => ByKind(IsService),
            ConditionKeyNames.ResourceAccount => Linked(Circuit.True, Owner, () => LeftOpen.Add(name)),
            ConditionKeyNames.S3ResourceAccount => Linked(action(Patterns.Action("s3:*")), Owner, () => LeftOpen.Add(name)),
            _ => null,
        };
        if (state is not null)
        {
            TakenAsDerived.Add(name);
        }

        return state;
    }

    private KeyState Linked(Literal isPresent, Func<Glob, Literal> matches, Action? leaveOpen = null) =>
        One(isPresent, new LinkedValue(encoding, matches, leaveOpen));

    private KeyState ByKind(Dictionary<CallerKind, string> values) =>
        One(Circuit.Any(values.Keys.Select(callers.Is)), new ValueByKind(encoding, callers, values));

    private KeyState One(Literal isPresent, IValue value) => new(isPresent, Circuit.False, [(isPresent, value)]);

    private Literal Account(Glob part) =>
        LinkedValue.Within(
            Patterns.Shape("arn:*:*:*:").Tokens, part, StarScope.UntilColon, [Token.Of(':'), Token.Many]) is { } whole
            ? callers.Arn(whole)
            : Circuit.False;

    // The account of a caller without credentials is `anonymous`.
    private Literal AccountOrAnonymous(Glob part) => Circuit.Any(
        Circuit.All(callers.HasAccount, Account(part)),
        Circuit.All(
            callers.Is(CallerKind.Anonymous), part.HasVariables ? Circuit.Input() : Circuit.Constant(part.Matches("anonymous"))));

    private Literal UserName(Glob part) => Circuit.Any(
        LinkedValue.Within(User.Tokens, part, StarScope.UntilSlash, []) is { } named ? callers.Arn(named) : Circuit.False,
        LinkedValue.Within([.. User.Tokens, Token.Many, Token.Of('/')], part, StarScope.UntilSlash, []) is { } behindPath
            ? callers.Arn(behindPath)
            : Circuit.False);

    private Literal Owner(Glob glob) => owner.Literal(owners.Atom(glob));

    private KeyState Free(string name)
    {
        var known = AwsCatalogue.FindConditionKey(name);
        var mayBeList = known?.IsMultivalued ?? usage.SetConditions(name) > 0;
        if (!mayBeList)
        {
            TakenAsSingle.Add(name);
        }

        var domains = new KeyDomains(known?.Type, encoding.Steps);
        var isPresent = Circuit.Input();
        var isList = mayBeList ? Circuit.Input() : Circuit.False;
        Circuit.Require(!isList, isPresent);
        if (known is { IsMultivalued: true })
        {
            Circuit.Require(!isPresent, isList);
        }

        var values = new List<FreeValue> { new(encoding, domains) };
        var places = new List<(Literal, IValue)> { (isPresent, values[0]) };
        for (var i = 0; mayBeList && i < usage.SetConditions(name); i++)
        {
            var isFilled = Circuit.Input();
            Circuit.Require(!isFilled, isList);
            values.Add(new(encoding, domains));
            places.Add((isFilled, values[^1]));
        }

        RequirePresence(name.ToLowerInvariant(), isPresent);
        var state = new KeyState(isPresent, isList, places);
        free[name] = (state, values);
        return state;
    }

    // AWS sets these keys too, but their values do not depend on the caller's ARN.
    private void RequirePresence(string name, Literal isPresent)
    {
        CallerKind[] kinds = name switch
        {
            ConditionKeyNames.UserId => [CallerKind.FederatedUser, CallerKind.AccountRoot, CallerKind.Anonymous],
            ConditionKeyNames.PrincipalServiceNamesList => [CallerKind.Service],
            ConditionKeyNames.FederatedProvider => [CallerKind.TokenHolder],
            _ => [],
        };
        foreach (var kind in kinds)
        {
            Circuit.Require(!callers.Is(kind), isPresent);
        }
    }
}
