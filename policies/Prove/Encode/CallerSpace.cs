using Policies.Decide;
using Policies.Model;
using Policies.Prove.Domains;
using Policies.Prove.Globs;
using Policies.Prove.Solve;

namespace Policies.Prove.Encode;

/// <summary>
/// Everyone who could make the request: one of the kinds of callers, and the texts that name one of that kind. The ARN is the one
/// that <c>aws:PrincipalArn</c> holds: of a session, its role's.
/// </summary>
internal sealed class CallerSpace
{
    private static readonly CallerKind[] Kinds = Enum.GetValues<CallerKind>();

    private static readonly string[] ServiceSuffixes = [".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.internal"];

    private readonly Encoding encoding;
    private readonly Literal[] kinds;
    private readonly Slot arn, session, service;
    private readonly TextDomain arns, sessions, services;

    public CallerSpace(Encoding encoding)
    {
        this.encoding = encoding;
        arns = new([], encoding.Meter);
        sessions = new([NameOf(2)], encoding.Meter);
        services = new([], encoding.Meter);
        (arn, session, service) = (encoding.Slot(arns), encoding.Slot(sessions), encoding.Slot(services));
        kinds = [.. Kinds.Select(kind => encoding.Circuit.Input(phase: kind == CallerKind.User))];
        ExactlyOne();
        encoding.Circuit.Solver.Add([.. ServiceSuffixes.Select(suffix => Service(Glob.Of([.. NameOf(1).Tokens, .. suffix.Select(Token.Of)], ignoreCase: false)))]);
        foreach (var kind in Kinds)
        {
            if (ShapeOf(kind) is { } shape)
            {
                encoding.Circuit.Solver.Add(!Is(kind), Arn(shape));
            }
        }
    }

    public Literal HasAccount => encoding.Circuit.Any(Kinds.Where(kind => ShapeOf(kind) is not null).Select(Is));

    /// <summary>Identity policies, boundaries and session policies belong to users and roles.</summary>
    public Literal HasPolicies => encoding.Circuit.Any(
        Is(CallerKind.User), Is(CallerKind.RoleSession), Is(CallerKind.UnnamedRoleSession), Is(CallerKind.FederatedUser));

    public Literal IsRole => encoding.Circuit.Any(Is(CallerKind.RoleSession), Is(CallerKind.UnnamedRoleSession));

    public Literal Is(CallerKind kind) => kinds[(int)kind];

    public Literal Arn(Glob glob) => arn.Literal(arns.Atom(glob));

    public Literal Arn(string shape) => Arn(Patterns.Shape(shape));

    public Literal Session(Glob glob) => session.Literal(sessions.Atom(glob));

    public Literal Service(Glob glob) => service.Literal(services.Atom(glob));

    public Literal IsIn(AccountId account) => encoding.Circuit.All(HasAccount, Arn(Parts($"arn:*:*:*:{account}:", Token.Many)));

    /// <summary>A session of the role: the session's ARN leaves out the role's path, so the name alone tells.</summary>
    public Literal IsRoleNamed(string partition, string account, string name) => encoding.Circuit.Any(
        Arn(Glob.Literal($"arn:{partition}:iam::{account}:role/{name}", ignoreCase: false)),
        Arn(Parts($"arn:{partition}:iam::{account}:role/", [Token.Many, Token.Of('/'), .. name.Select(Token.Of)])));

    /// <summary>The caller as the solver assigned it; null where its name would have to be one that no caller can have.</summary>
    public Caller? Read(Func<int, bool> isTrue, string provider)
    {
        var kind = Kinds.First(kind => Encoding.IsTrue(Is(kind), isTrue));
        return kind switch
        {
            CallerKind.Service => Text(service, isTrue) is { } name ? new Caller.Service(name) : null,
            CallerKind.TokenHolder => new Caller.TokenHolder(provider),
            CallerKind.Anonymous => new Caller.Anonymous(),
            _ => Text(arn, isTrue) is { } text && Model.Arn.Ask(text) is Answer<Arn>.Yes { Value: var own } ? Read(kind, own, isTrue) : null,
        };
    }

    private Caller? Read(CallerKind kind, Arn own, Func<int, bool> isTrue) => kind switch
    {
        CallerKind.User => new Caller.User(own),
        CallerKind.UnnamedRoleSession => new Caller.RoleSession(own, null),
        CallerKind.RoleSession => Text(session, isTrue) is { } name ? new Caller.RoleSession(own, own.Session(name)) : null,
        CallerKind.FederatedUser => new Caller.FederatedUser(own, UserBehind(own)),
        _ => new Caller.AccountRoot(own),
    };

    /// <summary>A federated user's session is taken to be called like the user who asked for it, as where a caller is read from text.</summary>
    public static Arn UserBehind(Arn federated) => new(federated.Partition, "iam", "", federated.Account, $"user{federated.Resource[federated.ResourceType.Length..]}");

    private static string? Text(Slot slot, Func<int, bool> isTrue) => (slot.Find(isTrue) as Finding.Value)?.Text;

    private static Glob? ShapeOf(CallerKind kind) => kind switch
    {
        CallerKind.User => Named("iam", "user"),
        CallerKind.RoleSession or CallerKind.UnnamedRoleSession => Named("iam", "role"),
        CallerKind.FederatedUser => Named("sts", "federated-user"),
        CallerKind.AccountRoot => Patterns.Shape("arn:?*:iam::############:root"),
        _ => null,
    };

    private static Glob Named(string service, string type) => Parts($"arn:?*:{service}::############:{type}/", Token.One, Token.Many);

    private static Glob Parts(string shape, params ReadOnlySpan<Token> rest) => Glob.Of([.. Patterns.Shape(shape).Tokens, .. rest], ignoreCase: false);

    private static Glob NameOf(int letters) =>
        Glob.Of([.. Enumerable.Repeat(Token.One.StoppingAt(Stop.AtSlash), letters), Token.Many.StoppingAt(Stop.AtSlash)], ignoreCase: false);

    private void ExactlyOne()
    {
        encoding.Circuit.Solver.Add(kinds);
        for (var i = 0; i < kinds.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                encoding.Circuit.Solver.Add(!kinds[i], !kinds[j]);
            }
        }
    }
}
