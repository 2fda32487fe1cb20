using IamEngine.Model;
using Review.Model;

namespace Tests.Infra.SettingsProperties;

/// <summary>The shapes that no statement of this project has, whatever the settings are.</summary>
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

        // An endpoint allows nothing by itself: its statements are for everybody who has the permission.
        if (kind != DocumentKind.Endpoint && statement.Principal is PrincipalElement.Everyone)
        {
            yield return "lets in everybody";
        }
    }
}
