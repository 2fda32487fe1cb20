using IamEngine.Model;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>A statement's principals as formulas over the caller.</summary>
internal sealed class PrincipalEncoder(Encoding encoding, RequestSpace space)
{
    private Circuit Circuit => encoding.Circuit;

    private CallerSpace Callers => space.Callers;

    private EncodedPrincipalMatch NoOne => new(Circuit.False, Circuit.False, Circuit.False);

    private EncodedPrincipalMatch Everyone => NoOne with { Itself = Circuit.True };

    public EncodedPrincipalMatch Named(Statement statement, bool unstatedIsEveryone, Literal callerHasBoundary)
    {
        var denies = Circuit.Constant(statement.Effect == Effect.Deny);
        return statement.Principal switch
        {
            PrincipalElement.Everyone => Everyone,
            PrincipalElement.Unstated => unstatedIsEveryone ? Everyone : NoOne,
            PrincipalElement.NotEveryone => NoOne with { Itself = Circuit.All(callerHasBoundary, denies) },
            PrincipalElement.NotPrincipal except => NoOne with
            {
                Itself = Circuit.Any(Circuit.All(callerHasBoundary, denies), !IsExempt(except.Principals, statement.Effect)),
            },
            var listed => Any(listed.Principals),
        };
    }

    /// <summary>
    /// The caller is this principal. A policy matches a role's sessions by the role's name alone; a caller is this exact role,
    /// with its path.
    /// </summary>
    public Literal IsAskedBy(Principal principal) => principal is Principal.Role role
        ? Circuit.All(Callers.IsRole, Callers.Arn(Exactly(role.Arn.ToString())))
        : Named(principal).Any(Circuit);

    private EncodedPrincipalMatch Any(IEnumerable<Principal> principals)
    {
        var named = principals.Select(Named).ToList();
        return new(
            Circuit.Any(named.Select(by => by.Itself)), Circuit.Any(named.Select(by => by.Origin)),
            Circuit.Any(named.Select(by => by.Account)));
    }

    private Literal IsExempt(SortedValues<Principal> principals, Effect effect)
    {
        if (principals.Any(principal => principal is Principal.AnyAws))
        {
            return Circuit.True;
        }

        var match = Any(principals);
        return effect == Effect.Allow
            ? match.Any(Circuit)
            : Circuit.Any(
                [.. Enum.GetValues<CallerKind>().Select(kind => Circuit.All(Callers.Is(kind), HasEveryName(kind, match)))]);
    }

    private Literal HasEveryName(CallerKind kind, EncodedPrincipalMatch match) => kind switch
    {
        CallerKind.User or CallerKind.FederatedUser => Circuit.All(match.Itself, match.Account),
        CallerKind.UnnamedRoleSession => Circuit.All(match.Origin, match.Account),
        CallerKind.RoleSession => Circuit.All(match.Itself, match.Origin, match.Account),
        CallerKind.AccountRoot => match.Account,
        _ => match.Itself,
    };

    private EncodedPrincipalMatch Named(Principal principal) => principal switch
    {
        Principal.AnyAws => Everyone,
        Principal.Account account => NoOne with { Account = Callers.IsIn(account.Id) },
        Principal.User user => NoOne with { Itself = IsCalled(CallerKind.User, user.Arn), Origin = IsBehind(user.Arn) },
        Principal.Role role => NoOne with { Origin = IsRole(role.Arn) },
        Principal.RoleSession session => NoOne with { Itself = IsSession(session.Arn) },
        Principal.FederatedUser federated => NoOne with { Itself = IsCalled(CallerKind.FederatedUser, federated.Arn) },
        Principal.UniqueId id => NoOne with
        {
            Itself = Holds(ConditionKeyNames.UserId, Exactly(id.Id)),
            Origin = Holds(ConditionKeyNames.UserId, Glob.Of([.. Exactly($"{id.Id}:").Tokens, Token.Many], ignoreCase: false)),
        },
        Principal.Service service =>
            NoOne with { Itself = Circuit.All(Callers.Is(CallerKind.Service), Callers.Service(Exactly(service.Name))) },
        Principal.Federated federated => NoOne with
        {
            Itself = Circuit.All(
                Circuit.Any(Callers.Is(CallerKind.TokenHolder), Callers.Is(CallerKind.Anonymous)), Holds(
                    ConditionKeyNames.FederatedProvider, Exactly(federated.Provider))),
        },
        _ => NoOne,
    };

    private static Glob Exactly(string text) => Glob.Literal(text, ignoreCase: false);

    private Literal IsCalled(CallerKind kind, Arn arn) => Circuit.All(Callers.Is(kind), Callers.Arn(Exactly(arn.ToString())));

    private Literal IsBehind(Arn user) => Circuit.All(Callers.Is(CallerKind.FederatedUser), Callers.Behind(user));

    private Literal IsRole(Arn role) => Circuit.Any(
        IsCalled(CallerKind.UnnamedRoleSession, role),
        Circuit.All(Callers.Is(CallerKind.RoleSession), Callers.IsRoleNamed(role.Partition, role.Account, role.LastName)));

    private Literal IsSession(Arn session) =>
        session.Resource.Split('/', 3) is [_, var role, var name] && session is { Service: "sts", Region: "" }
        ? Circuit.All(
            Callers.Is(CallerKind.RoleSession), Callers.IsRoleNamed(session.Partition, session.Account, role),
            Callers.Session(Exactly(name)))
        : Circuit.False;

    // The evaluator requires a single value.
    private Literal Holds(string key, Glob glob)
    {
        var state = space.Keys[key];
        return Circuit.All(state.IsPresent, !state.IsList, ((FreeValue)state.Places[0].Value).Text(glob));
    }
}
