using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check;

/// <summary>What kind of document a text looks like, and by what.</summary>
public sealed record PolicyKindGuess(PolicyKind Kind, string Because)
{
    private static readonly string[] ActionsOfTrust =
    [
        "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext",
    ];

    public static PolicyKindGuess Of(string json)
    {
        var statements = PolicySyntax.Read(json, PolicyKind.Resource).Statements;
        if (statements.All(statement => statement.Principal is null))
        {
            return new(PolicyKind.Identity, "no statement names a principal");
        }

        return statements.All(
            statement => statement.Resource is null && statement.Action is { Texts.Count: > 0 } action && action.Texts.All(IsOfTrust))
            ? new(PolicyKind.Trust, "its statements name principals and no resources, and only let roles be assumed")
            : new(PolicyKind.Resource, "its statements name principals");
    }

    /// <summary>Whether an action has to do with becoming a role.</summary>
    internal static bool IsOfTrust(TextAt action) =>
        ActionsOfTrust.Any(known => PatternCoverage.Covers(action.Text, known, ignoreCase: true));
}
