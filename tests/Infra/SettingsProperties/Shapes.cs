using IamEngine.Model;
using Review.Model;

namespace Tests.Infra.SettingsProperties;

/// <summary>Forms that no statement of this project has, with any settings.</summary>
internal static class Shapes
{
    public static IEnumerable<string> Wrong(DocumentKind kind, Statement statement)
    {
        if (statement.Effect == Effect.Deny)
        {
            yield break;
        }

        if (statement.Action is ActionElement.NotAction)
        {
            yield return "allows every action but some";
        }

        if (statement.Resource is ResourceElement.NotResource)
        {
            yield return "allows something on every resource but some";
        }

        if (statement.Principal is PrincipalElement.NotPrincipal or PrincipalElement.NotEveryone)
        {
            yield return "lets in everybody but some";
        }

        if (statement.Action.Patterns.Any(action => action.Text == "*"))
        {
            yield return "allows every action";
        }

        // An endpoint policy allows nothing without another policy, so its statements may have the principal *.
        if (kind != DocumentKind.Endpoint && statement.Principal is PrincipalElement.Everyone)
        {
            yield return "lets in everybody";
        }
    }
}
