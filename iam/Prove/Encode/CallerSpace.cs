using IamEngine.Model;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;
using IamEngine.Requests;

namespace IamEngine.Prove.Encode;

/// <summary>
/// All possible callers: the kind of caller, and the texts that name one of that kind. The ARN is that
/// of <c>aws:PrincipalArn</c>: for a session, the ARN of its role.
/// </summary>
internal sealed class CallerSpace
{
    private static readonly CallerKind[] Kinds = Enum.GetValues<CallerKind>();

    private static readonly Glob AnyUser = Named("iam", "user");

    private static readonly Glob EndsInPath = Glob.Of([Token.Many, Token.Of('/')], ignoreCase: false);

    private static readonly Glob?[] Shapes = Array.ConvertAll(Kinds, ShapeOfAny);

    private static readonly Glob[] Services =
    [
        .. ((string[])[".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.internal"]).Select(
            suffix => Glob.Of([.. NameOf(1).Tokens, .. suffix.Select(Token.Of)], ignoreCase: false)),
    ];

    private readonly Encoding encoding;
    private readonly Literal[] kinds;
    private readonly Slot arn, session, service, behind;
    private readonly TextDomain arns, sessions, services, users;
    private readonly HashSet<Arn> named = [];
    private Literal? hasAccount;

    /// <param name="partitions">The partitions of the callers; empty for every partition of AWS.</param>
    public CallerSpace(Encoding encoding, IReadOnlyCollection<string> partitions)
    {
        this.encoding = encoding;
        arns = new([], encoding.Steps);
        sessions = new([NameOf(1)], encoding.Steps);
        services = new([], encoding.Steps);
        users = new([AnyUser], encoding.Steps);
        (arn, session, service, behind) =
            (encoding.Slot(arns), encoding.Slot(sessions), encoding.Slot(services), encoding.Slot(users));
        kinds = [.. Kinds.Select(kind => encoding.Circuit.Input())];
        ExactlyOne();
        encoding.Circuit.Require([.. Services.Select(Service)]);
        // A user, role or session has a name, and no caller's ARN ends in a path.
        encoding.Circuit.Require(!Arn(EndsInPath));
        foreach (var kind in Kinds)
        {
            if (ShapeOf(kind) is { } shape)
            {
                encoding.Circuit.Require(!Is(kind), Arn(shape));
            }
        }

        encoding.Circuit.Require([
            !HasAccount,
            .. partitions.Count > 0 ? partitions.Select(partition => Arn(In(partition))) : AllPartitions.Select(Arn)]);
    }

    // https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
    private static readonly Glob[] AllPartitions =
    [
        .. ((string[])["aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov"]).Select(In),
    ];

    public Literal HasAccount => hasAccount ??= encoding.Circuit.Any(Kinds.Where(kind => ShapeOf(kind) is not null).Select(Is));

    /// <summary>Identity policies, boundaries and session policies belong to users and roles.</summary>
    public Literal HasPolicies => encoding.Circuit.Any(
        Is(CallerKind.User), Is(CallerKind.RoleSession), Is(CallerKind.UnnamedRoleSession), Is(CallerKind.FederatedUser));

    public Literal IsRole => encoding.Circuit.Any(Is(CallerKind.RoleSession), Is(CallerKind.UnnamedRoleSession));

    public Literal Is(CallerKind kind) => kinds[(int)kind];

    public Literal Arn(Glob glob) => arn.Literal(arns.Atom(glob));

    public Literal Arn(string shape) => Arn(Patterns.Shape(shape));

    public Literal Session(Glob glob) => session.Literal(sessions.Atom(glob));

    /// <summary>The user who asked for a federated user's session; the session belongs to the user's account.</summary>
    public Literal Behind(Arn user)
    {
        var asked = behind.Literal(users.Atom(Glob.Literal(user.ToString(), ignoreCase: false)));
        if (named.Add(user))
        {
            encoding.Circuit.Require(!asked, Arn(Named(user.Partition, "sts", user.Account, "federated-user")));
        }

        return asked;
    }

    public Literal Service(Glob glob) => service.Literal(services.Atom(glob));

    public Literal IsIn(AccountId account) => encoding.Circuit.All(HasAccount, Arn(Parts($"arn:*:*:*:{account}:", Token.Many)));

    /// <summary>A session of the role. The session's ARN lacks the role's path, so only the name is compared.</summary>
    public Literal IsRoleNamed(string partition, string account, string name) => encoding.Circuit.Any(
        Arn(Glob.Literal($"arn:{partition}:iam::{account}:role/{name}", ignoreCase: false)),
        Arn(Parts($"arn:{partition}:iam::{account}:role/", [Token.Many, Token.Of('/'), .. name.Select(Token.Of)])));

    /// <summary>The caller that the solver assigned; null if no caller can have the name.</summary>
    public Caller? Read(IAssignment found, string provider)
    {
        var kind = Kinds.First(kind => found[Is(kind)] == true);
        return kind switch
        {
            CallerKind.Service => Text(service, found) is { } name ? new Caller.Service(name) : null,
            CallerKind.TokenHolder => new Caller.TokenHolder(provider),
            CallerKind.Anonymous => new Caller.Anonymous(),
            _ => Text(arn, found) is { } text && Model.Arn.Ask(text) is Answer<Arn>.Yes { Value: var own }
                ? Read(kind, own, found) : null,
        };
    }

    private Caller? Read(CallerKind kind, Arn own, IAssignment found) => kind switch
    {
        CallerKind.User => new Caller.User(own),
        CallerKind.UnnamedRoleSession => new Caller.RoleSession(own, null),
        CallerKind.RoleSession => Text(session, found) is { } name ? new Caller.RoleSession(own, own.Session(name)) : null,
        CallerKind.FederatedUser => ReadBehind(own, found) is { } user ? new Caller.FederatedUser(own, user) : null,
        _ => new Caller.AccountRoot(own),
    };

    // The user with the name of the session, which is the default for a caller from text; a user that a policy names, if the
    // question is about that user; or a user that no policy names.
    private Arn? ReadBehind(Arn session, IAssignment found)
    {
        var alike = User(session.Resource[(session.ResourceType.Length + 1)..]);
        return named
            .Where(user => Caller.FederatedUser.CanGet(user, session))
            .Prepend(alike)
            .Concat(Enumerable.Range(0, named.Count + 1).Select(number => User($"other{number}")))
            .FirstOrDefault(user => behind.Atoms.All(
                atom => found[behind.Literal(atom)] is not { } holds || holds == users[atom].Matches(user.ToString())));

        Arn User(string name) => new(session.Partition, "iam", "", session.Account, $"user/{name}");
    }

    private static string? Text(Slot slot, IAssignment found) => (slot.Find(found) as FindResult.Value)?.Text;

    private static Glob In(string partition) => Parts($"arn:{partition}:", Token.Many);

    private static Glob? ShapeOf(CallerKind kind) => Shapes[(int)kind];

    private static Glob? ShapeOfAny(CallerKind kind) => kind switch
    {
        CallerKind.User => AnyUser,
        CallerKind.RoleSession or CallerKind.UnnamedRoleSession => Named("iam", "role"),
        CallerKind.FederatedUser => Named("sts", "federated-user"),
        CallerKind.AccountRoot => Patterns.Shape("arn:aws*:iam::############:root"),
        _ => null,
    };

    private static Glob Named(string service, string type) => Named("aws*", service, "############", type);

    private static Glob Named(string partition, string service, string account, string type) =>
        Parts($"arn:{partition}:{service}::{account}:{type}/", Token.One, Token.Many);

    private static Glob Parts(string shape, params ReadOnlySpan<Token> rest) =>
        Glob.Of([.. Patterns.Shape(shape).Tokens, .. rest], ignoreCase: false);

    private static Glob NameOf(int letters) =>
        Glob.Of([.. Enumerable.Repeat(Token.One.WithScope(StarScope.UntilSlash), letters),
            Token.Many.WithScope(StarScope.UntilSlash)], ignoreCase: false);

    private void ExactlyOne()
    {
        encoding.Circuit.Require(kinds);
        for (var i = 0; i < kinds.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                encoding.Circuit.Require(!kinds[i], !kinds[j]);
            }
        }
    }
}
