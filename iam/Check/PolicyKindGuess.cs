using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check;

/// <summary>The likely kind of a document, with the reason.</summary>
public sealed record PolicyKindGuess(PolicyKind Kind, string Because)
{
    public static PolicyKindGuess Of(string json)
    {
        var statements = PolicySyntax.Read(json, PolicyKind.Resource).Statements;
        if (statements.All(statement => statement.Principal is null))
        {
            return new(PolicyKind.Identity, "no statement names a principal");
        }

        return statements.All(
            statement => statement.Resource is null && statement.Action is { Texts.Count: > 0 } action
                && action.Texts.All(TrustActions.Include))
            ? new(PolicyKind.Trust, "its statements name principals and no resources, and only let roles be assumed")
            : new(PolicyKind.Resource, "its statements name principals");
    }
}
