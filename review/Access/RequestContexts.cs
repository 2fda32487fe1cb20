using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Access;

/// <summary>
/// Contexts that satisfy every condition about the connection: TLS 1.3, a recent second factor, and a network that the policies
/// name. A denial in the table therefore never depends on the caller's network or session.
/// </summary>
internal sealed class RequestContexts
{
    private readonly IReadOnlyList<Statement> statements;
    // By reference: to compute the hash of a principal reads all its policies.
    private readonly Dictionary<StackPrincipal, string?> addresses = new(ReferenceEqualityComparer.Instance);

    public RequestContexts(ReviewReport report) =>
        statements = [.. report.Documents.Where(document => document.Document is not null).SelectMany(
            document => document.Document!.AllStatements)];

    public RequestContext Favourable { get => field ??= RequestContext.Of(Keys()); private set; }

    /// <summary>
    /// A call that assumes a role, with what the trust policy asks for: a session name, an external id, a network.
    /// </summary>
    public RequestContext Assuming(IEnumerable<Statement> trust) => trust
        .Where(statement => statement.Effect == Effect.Allow
            && statement.Action.Patterns.Contains(new ActionPattern(Sts.AssumeRole.ToString())))
        .Select(statement => Meeting(statement.Condition, prefix: null)).FirstOrDefault(Favourable)
        .With(StsKeys.RoleSessionName.Name, ContextValue.One(AnySession));

    /// <summary>
    /// The network of a user or role is one that its own policies name, and the session name of a user is the user's name.
    /// For a service, the context also names the account and the source that the statements about this service expect.
    /// </summary>
    public RequestContext For(StackPrincipal principal, AccountModel account, RequestContext context) =>
        principal.Caller is not Caller.Service service
        ? Of(principal, context)
        : context
            .With("aws:SourceAccount", ContextValue.One(account.Id.Value))
            .With(
                "aws:SourceArn",
                ContextValue.One(
                    Named("aws:SourceArn",
                    statements.Where(
                        statement => statement.Principal.Principals.Contains(new Principal.Service(service.Name))))?.Replace(
                            "*", "example", StringComparison.Ordinal) ?? "arn:aws:s3:::example"));

    /// <summary>The favourable context, changed so that the conditions of one statement hold.</summary>
    /// <param name="prefix">The value of <c>s3:prefix</c> in the request; null if the statement names none.</param>
    public RequestContext Meeting(ConditionBlock conditions, string? prefix) => conditions
        .Where(condition => !condition.Operator.IsNegated() && condition.Key != new ConditionKey(Aws.PrincipalArn.Name))
        .Aggregate(Favourable, (context, condition) => Meet(context, condition, prefix));

    /// <summary>The conditions of a statement on keys that the favourable context lacks, in words.</summary>
    public string Beyond(ConditionBlock conditions) => string.Join(
        ", ", conditions.Where(condition => Favourable.Find(condition.Key.Name) is null).Select(ConditionWords.Of));

    private const string AnySession = "session";

    private RequestContext Of(StackPrincipal principal, RequestContext context)
    {
        var named = principal.Caller is Caller.User user && context.Find(StsKeys.RoleSessionName.Name) is not null
            ? context.With(StsKeys.RoleSessionName.Name, ContextValue.One(user.Arn.LastName)) : context;
        if (!addresses.TryGetValue(principal, out var address))
        {
            address = Address(principal.Identity.SelectMany(policy => policy.Document.AllStatements));
            addresses[principal] = address;
        }

        return address is null ? named : named.With(Aws.SourceIp.Name, ContextValue.One(address));
    }

    /// <summary>The first address of the first network that statements name; null if they name none.</summary>
    private static string? Address(IEnumerable<Statement> among) =>
        Named(Aws.SourceIp.Name, among) is { } block && Cidr.TryReadLoosely(block, out var cidr) ? cidr.AddressAt(0) : null;

    private static RequestContext Meet(RequestContext context, Condition condition, string? prefix)
    {
        var key = condition.Key.Name;
        var value = condition.Key == new ConditionKey("s3:prefix") && prefix is not null ? prefix
            : condition.Values[0].Replace(Aws.Username.Variable, AnySession, StringComparison.Ordinal);
        if (condition.Operator == ConditionOperator.Null)
        {
            return value == "true" ? context.Without(key) : context.Find(key) is null
                ? context.With(key, ContextValue.One("example")) : context;
        }

        var met = condition.Operator.Kind() switch
        {
            // The prover finds values for comparisons of numbers and dates, and for variables.
            ConditionValueKind.Number or ConditionValueKind.Date => null,
            ConditionValueKind.IpAddress => Cidr.TryReadLoosely(value, out var block) ? block.AddressAt(0) : null,
            _ => value.Contains("${", StringComparison.Ordinal) ? null
                : value.TrimEnd('*').Replace("*", "example", StringComparison.Ordinal).Replace('?', 'x'),
        };
        return met is null ? context
            : context.With(key, condition.Quantifier == Quantifier.None ? ContextValue.One(met) : ContextValue.Many(met));
    }

    private IEnumerable<(string Key, string Value)> Keys()
    {
        yield return ("aws:SecureTransport", "true");
        yield return ("s3:TlsVersion", "1.3");
        yield return ("aws:MultiFactorAuthPresent", "true");
        yield return ("aws:MultiFactorAuthAge", "0");
        yield return ("aws:SourceIp", Address(statements) ?? "198.51.100.1");
        if (Named("iam:PassedToService") is { } service)
        {
            yield return ("iam:PassedToService", service);
        }

        if (Named("sts:ExternalId") is { } externalId)
        {
            yield return ("sts:ExternalId", externalId);
        }
    }

    private string? Named(string key) => Named(key, statements);

    private static string? Named(string key, IEnumerable<Statement> among) =>
        among.SelectMany(statement => statement.Condition)
            .FirstOrDefault(
                test => test.Key == new ConditionKey(key) && !test.Operator.IsNegated()) is { Values: [var first, ..] }
            ? first
            : null;
}
