using IamEngine.Json;
using IamEngine.Model;

namespace Rehearsal.Creation;

/// <summary>
/// moto holds object requests against a bucket's policy by itself, and takes a condition that it cannot check for one that holds: under
/// a Deny of everything without TLS it refuses everything. But it tells capital letters from small ones in the names of actions, which
/// AWS does not: so a Deny of <c>s3:GetObject</c> is stored as one of <c>S3:GetObject</c>. And it stumbles over <c>"Principal": "*"</c>
/// when it looks who may deliver logs: so that is stored as <c>{"AWS": "*"}</c>. Both mean the same to AWS, and to the gateway.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous
/// </summary>
internal static class BucketPolicySpelling
{
    public const string Note =
        "moto judges bucket policies by itself, without their conditions; what they deny is stored with `S3:` for `s3:` and {\"AWS\": \"*\"} for \"*\", which means the same and keeps moto from it";

    public static string ForEmulator(string policy)
    {
        var document = PolicyReader.Resource(policy).OrThrow();
        return PolicyWriter.Write(document with { Statements = document.Statements.Select(Respell).ToSeq() });
    }

    /// <summary>The document with everyone written in the one way.</summary>
    public static ResourcePolicy WithOneEveryone(ResourcePolicy document) => document with
    {
        Statements = document.Statements
            .Select(statement => statement.Principal is PrincipalElement.Principal { Principals: [Principal.AnyAws] } ? With(statement, statement.Action, new PrincipalElement.Everyone()) : statement)
            .ToSeq(),
    };

    private static ResourceStatement Respell(ResourceStatement statement) => statement.Effect == Effect.Deny
        ? With(
            statement,
            Respell(statement.Action),
            statement.Principal is PrincipalElement.Everyone
                ? new PrincipalElement.Principal([new Principal.AnyAws()])
                : statement.Principal)
        : statement;

    private static ResourceStatement With(ResourceStatement statement, ActionElement action, PrincipalElement principal) =>
        new(statement.Sid, statement.Effect, action, principal, statement.Resource, statement.Condition);

    private static ActionElement Respell(ActionElement element) => element switch
    {
        ActionElement.Action action => new ActionElement.Action(action.Patterns.Select(Respell).ToSortedValues()),
        ActionElement.NotAction except => new ActionElement.NotAction(except.Patterns.Select(Respell).ToSortedValues()),
        _ => throw new InvalidOperationException($"{element.GetType()} is no action element"),
    };

    private static ActionPattern Respell(ActionPattern action) => action.Text.Split(':', 2) switch
    {
        [var service, var name] => new($"{service.ToUpperInvariant()}:{name}"),
        _ => action,
    };
}
