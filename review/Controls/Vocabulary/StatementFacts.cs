using IamEngine.Catalogue;
using IamEngine.Model;

namespace Review.Controls.Vocabulary;

/// <summary>The properties of a statement that benchmarks check.</summary>
internal static class StatementFacts
{
    public static bool IsAllow(this Statement statement) => statement.Effect == Effect.Allow;

    /// <summary>Whether the principal is everyone, or everyone with exceptions.</summary>
    public static bool IsForEverybody(this Statement statement) =>
        statement.Principal is PrincipalElement.Everyone or PrincipalElement.NotEveryone or PrincipalElement.NotPrincipal
        || statement.Principal.Principals.Any(principal => principal is Principal.AnyAws);

    /// <summary>Whether the resource is <c>*</c>, or every resource with exceptions.</summary>
    public static bool IsOnEverything(this Statement statement) =>
        statement.Resource is ResourceElement.NotResource
        || statement.Resource.Patterns.Any(resource => resource.Text is "*" or "arn:*" or "arn:*:*");

    /// <summary>Whether the action is <c>*</c>, or every action with exceptions.</summary>
    public static bool IsEveryAction(this Statement statement) =>
        statement.Action is ActionElement.NotAction || statement.Action.Patterns.Any(action => action.Text is "*" or "*:*");

    public static bool HasKey(this Statement statement, params string[] keys) => statement.Condition.Any(
        condition => keys.Contains(condition.Key.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the statement includes one of these actions.</summary>
    public static bool IsAbout(this Statement statement, params string[] actions) =>
        statement.IsEveryAction() || statement.Action.Patterns.Any(pattern => actions.Any(action => Means(pattern.Text, action)));

    /// <summary>The AWS actions in the statement; for <c>NotAction</c>, all except the listed ones.</summary>
    public static IEnumerable<CatalogueAction> Actions(this Statement statement) => statement.Action is ActionElement.NotAction
        ? AwsCatalogue.ActionsMatching("*")
            .Where(action => !statement.Action.Patterns.Any(pattern => Means(pattern.Text, action.FullName)))
        : statement.Action.Patterns.SelectMany(pattern => AwsCatalogue.ActionsMatching(pattern.Text)).Distinct();

    private static bool Means(string pattern, string action) =>
        string.Equals(pattern, action, StringComparison.OrdinalIgnoreCase)
        || (pattern.AsSpan().ContainsAny('*', '?')
            && AwsCatalogue.ActionsMatching(pattern).Any(meant => meant.FullName == action));
}
