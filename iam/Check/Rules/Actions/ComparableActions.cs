using IamEngine.Check.Rules.Resources;
using IamEngine.Check.Syntax;
using IamEngine.Json;

namespace IamEngine.Check.Rules.Actions;

/// <summary>
/// The actions and resources of a statement, if they are comparable: all actions are known, and no resource has an error of its
/// own.
/// </summary>
internal sealed record ComparableActions(
    IReadOnlyList<(TextAt Text, ActionPatternMatch Meaning)> Actions, IReadOnlyList<TextAt> Resources)
{
    // Far more than the largest document that AWS accepts has.
    private const int MostPairs = 20_000;

    public static ComparableActions? Of(StatementSyntax statement)
    {
        var (actions, resources) = (statement.Actions.ToArray(), statement.Resources.ToArray());
        var isUsable = actions.Length > 0 && resources.Length > 0 && (long)actions.Length * resources.Length <= MostPairs
            && Array.TrueForAll(actions, action => action.Meaning is { IsKnown: true, Actions.IsEmpty: false })
            && Array.TrueForAll(resources, resource => IsSound(resource.Text, statement.Policy))
            && !IsOfAnotherService(statement);
        return isUsable ? new(actions, resources) : null;
    }

    private static bool IsOfAnotherService(StatementSyntax statement) =>
        UnsupportedActionInPolicy.In(statement).Any() || UnsupportedResourceArnInPolicy.In(statement).Any();

    private static bool IsSound(string resource, PolicySyntax policy) => resource == "*"
        || (ArnSyntax.Read(resource) is { Resource.Length: > 0 } arn && ArnForms.IsService(arn.Service)
            && policy.ArnErrors.Of(arn) == ArnError.None);
}
