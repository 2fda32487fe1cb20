using System.IO.Enumeration;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Review.Deployed;
using Review.Model;

namespace Review.Theorems;

/// <summary>The users and roles outside the stack that the program's own trust and resource policies name.</summary>
internal sealed class NamedPrincipals
{
    private readonly string[] patterns;

    /// <param name="declared">The report of the program, not of the account: a changed trust policy names nobody.</param>
    public NamedPrincipals(ReviewReport declared)
    {
        var policies = declared.Documents.Where(document => document.Kind is DocumentKind.Trust or DocumentKind.Resource)
            .Select(document => document.Document).OfType<PolicyDocument>().ToArray();
        patterns =
        [
            .. policies.SelectMany(PolicyCallers.Named)
                .Where(principal => principal is Principal.User or Principal.Role or Principal.Federated)
                .Select(principal => principal.Text),
            // A role of a permission set has a random end, so a condition names it.
            .. policies.SelectMany(policy => policy.AllStatements).Where(statement => statement.Effect == Effect.Allow)
                .SelectMany(statement => statement.Condition)
                .Where(condition => condition.Key == new ConditionKey(Aws.PrincipalArn.Name)
                    && condition.Operator is ConditionOperator.ArnLike or ConditionOperator.ArnEquals)
                .SelectMany(condition => condition.Values),
        ];
    }

    public bool Has(string principal) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, principal, ignoreCase: false));
}
