using IamEngine.Json;
using IamEngine.Model;

namespace Rehearsal.Creation;

/// <summary>
/// Rewrites bucket policies, without changing their meaning, to avoid two faults of moto.
/// 1. moto evaluates bucket policies itself and ignores conditions, so a Deny of requests without TLS denies every request. It
/// compares action names case-sensitively, unlike AWS: it does not match <c>S3:GetObject</c>.
/// 2. moto fails on <c>"Principal": "*"</c> when it checks log delivery. <c>{"AWS": "*"}</c> is equivalent.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous
/// </summary>
internal static class MotoBucketPolicy
{
    public const string Note =
        "moto evaluates bucket policies itself and ignores their conditions. The rehearsal therefore stores Deny statements "
            + "with `S3:` for `s3:` and {\"AWS\": \"*\"} for \"*\": they are equivalent, but moto does not apply them";

    public static string ForEmulator(string policy)
    {
        var document = PolicyReader.Resource(policy).OrThrow();
        return PolicyWriter.Write(document with { Statements = document.Statements.Select(Rewrite).ToSeq() });
    }

    /// <summary>
    /// The document with <c>"*"</c> for each principal <c>{"AWS": "*"}</c>, so that equivalent documents are equal.
    /// </summary>
    public static ResourcePolicy Normalize(ResourcePolicy document) => document with
    {
        Statements = document.Statements
            .Select(statement => statement.Principal is PrincipalElement.Principal { Principals: [Principal.AnyAws] }
                ? With(statement, statement.Action, new PrincipalElement.Everyone())
                : statement)
            .ToSeq(),
    };

    private static ResourceStatement Rewrite(ResourceStatement statement) => statement.Effect == Effect.Deny
        ? With(
            statement,
            Rewrite(statement.Action),
            statement.Principal is PrincipalElement.Everyone
                ? new PrincipalElement.Principal([new Principal.AnyAws()])
                : statement.Principal)
        : statement;

    private static ResourceStatement With(ResourceStatement statement, ActionElement action, PrincipalElement principal) =>
        new(statement.Sid, statement.Effect, action, principal, statement.Resource, statement.Condition);

    private static ActionElement Rewrite(ActionElement element) => element switch
    {
        ActionElement.Action action => new ActionElement.Action(action.Patterns.Select(Rewrite).ToSortedValues()),
        ActionElement.NotAction except => new ActionElement.NotAction(except.Patterns.Select(Rewrite).ToSortedValues()),
        _ => throw new InvalidOperationException($"{element.GetType()} is not an action element"),
    };

    private static ActionPattern Rewrite(ActionPattern action) => action.Text.Split(':', 2) switch
    {
        [var service, var name] => new($"{service.ToUpperInvariant()}:{name}"),
        _ => action,
    };
}
