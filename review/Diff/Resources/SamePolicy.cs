using IamEngine.Model;

namespace Review.Diff.Resources;

/// <summary>
/// Whether two documents mean the same wherever they are attached. A resource policy that names a user of its account grants
/// access alone, but one that names the account needs the user's policies too; so each principal is compared separately.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
/// </summary>
internal static class SamePolicy
{
    private const string Everyone = "*";

    public static bool Of(PolicyDocument one, PolicyDocument other)
    {
        var names = Names(one).ToHashSet();
        return names.SetEquals(Names(other)) && SameMeaning.Of(one, other)
            && names.All(name => SameMeaning.Of(For(one, name), For(other, name)));
    }

    private static IEnumerable<string> Names(PolicyDocument document) =>
        document is IdentityPolicy ? [] : Allowing(document).SelectMany(NamesIn);

    private static IEnumerable<Statement> Allowing(PolicyDocument document) =>
        document.AllStatements.Where(statement => statement.Effect == Effect.Allow);

    private static IEnumerable<string> NamesIn(Statement statement) => statement.Principal switch
    {
        PrincipalElement.Principal named => named.Principals.Select(principal => principal.Text),
        PrincipalElement.NotPrincipal except =>
            [$"all but {string.Join(", ", except.Principals.Select(principal => principal.Text))}"],
        _ => [Everyone],
    };

    /// <summary>What the document allows one principal by name.</summary>
    private static ResourcePolicy For(PolicyDocument document, string name) => ResourcePolicy.Of([.. Allowing(document)
        .Where(statement => NamesIn(statement).Contains(name))
        .Select(statement => new ResourceStatement(
            null, Effect.Allow, statement.Action, new PrincipalElement.Everyone(),
            statement is TrustStatement ? new ResourceElement.Resource([ResourcePattern.Any]) : statement.Resource,
            statement.Condition))]);
}
