using IamEngine.Model;
using IamEngine.Requests;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Access;

/// <summary>
/// RequestContexts in which every condition about the contexts holds: over TLS 1.3, with a fresh second factor, from a network
/// that the policies name. So a "no" in the table is never a matter of where somebody sits.
/// </summary>
internal sealed class RequestContexts
{
    private readonly IReadOnlyList<Statement> statements;

    public RequestContexts(ReviewReport report) =>
        statements = [.. report.Documents.Where(document => document.Document is not null).SelectMany(
            document => document.Document!.AllStatements)];

    public RequestContext Favourable { get => field ??= RequestContext.Of(Keys()); private set; }

    /// <summary>
    /// For a service, it also says for whom it acts: for this account, and for what the statements that name the service expect.
    /// </summary>
    public RequestContext For(StackPrincipal principal, AccountModel account, RequestContext context) =>
        principal.Caller is not Caller.Service service
        ? context
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
    /// <param name="prefix">Which of several values of <c>s3:prefix</c> the request asks for; null where the statement names
    /// none.</param>
    /// <param name="user">What <c>${aws:username}</c> stands for.</param>
    public RequestContext Meeting(ConditionBlock conditions, string? prefix, string user) => conditions
        .Where(condition => !condition.Operator.IsNegated())
        .Aggregate(Favourable, (context, condition) => Meet(context, condition, prefix, user));

    /// <summary>The conditions of a statement that the favourable context does not speak of, in words.</summary>
    public string Beyond(ConditionBlock conditions) => string.Join(
        ", ", conditions.Where(condition => Favourable.Find(condition.Key.Name) is null).Select(ConditionWords.Of));

    private static RequestContext Meet(RequestContext context, Condition condition, string? prefix, string user)
    {
        var key = condition.Key.Name;
        var value = condition.Key == new ConditionKey("s3:prefix") && prefix is not null ? prefix
            : condition.Values[0].Replace("${aws:username}", user, StringComparison.Ordinal);
        if (condition.Operator == ConditionOperator.Null)
        {
            return value == "true" ? context.Without(key) : context.Find(key) is null
                ? context.With(key, ContextValue.One("example")) : context;
        }

        var met = condition.Operator.Kind() switch
        {
            // A number or date that compares as wanted, and a variable, are left to the prover.
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
        yield return (
            "aws:SourceIp", Named("aws:SourceIp") is { } block && Cidr.TryReadLoosely(block, out var cidr) ? cidr.AddressAt(0)
            : "198.51.100.1");
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
