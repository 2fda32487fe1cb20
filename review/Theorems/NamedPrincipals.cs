using System.IO.Enumeration;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Review.Model;

namespace Review.Theorems;

/// <summary>The users and roles outside the stack that the program's own trust and resource policies name.</summary>
internal sealed class NamedPrincipals
{
    private readonly string[] patterns;

    /// <param name="declared">The report of the program, not of the account: a changed trust policy names nobody.</param>
    public NamedPrincipals(ReviewReport declared)
    {
        var allowing = declared.Documents.Where(document => document.Kind is DocumentKind.Trust or DocumentKind.Resource)
            .SelectMany(document => document.Document?.AllStatements ?? [])
            .Where(statement => statement.Effect == Effect.Allow).ToArray();
        patterns =
        [
            .. allowing.SelectMany(statement => statement.Principal.Principals)
                .Where(principal => principal is Principal.User or Principal.Role or Principal.Federated)
                .Select(principal => principal.Text),
            // A role of a permission set has a random end, so a condition names it.
            .. allowing.SelectMany(statement => statement.Condition)
                .Where(condition => condition.Key == new ConditionKey(Aws.PrincipalArn.Name)
                    && condition.Operator is ConditionOperator.ArnLike or ConditionOperator.ArnEquals)
                .SelectMany(condition => condition.Values),
        ];
    }

    public bool Has(string principal) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, principal, ignoreCase: false));
}
