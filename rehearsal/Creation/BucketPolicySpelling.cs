using Policies.Json;
using Policies.Model;

namespace Rehearsal.Creation;

/// <summary>
/// moto holds object requests against a bucket's policy by itself, and takes a condition that it cannot check for one that holds: under
/// a Deny of everything without TLS it refuses everything. But it tells capital letters from small ones in the names of actions, which
/// AWS does not. So <c>s3:GetObject</c> is stored as <c>S3:GetObject</c>: the same to AWS, and to the gateway, and moto leaves it alone.
/// </summary>
internal static class BucketPolicySpelling
{
    public const string Note =
        "moto judges bucket policies by itself, without their conditions; they are stored with `S3:` for `s3:`, which means the same and keeps moto from it";

    public static string ForEmulator(string policy)
    {
        var document = PolicyReader.Resource(policy).OrThrow();
        return PolicyWriter.Write(document with { Statements = document.Statements.Select(Respell).ToSeq() });
    }

    private static ResourceStatement Respell(ResourceStatement statement) =>
        new(statement.Sid, statement.Effect, Respell(statement.Action), statement.Principal, statement.Resource, statement.Condition);

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
