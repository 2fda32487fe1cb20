using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Policies.Access;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>
/// Callers are assumed to have identity policies that allow everything, so only the stack's own policies can deny them.
/// </summary>
internal static class NothingIsPublic
{
    public static Theorem Theorem { get; } = new(
        "Nothing is public: nobody outside the account is let in, but AWS services by name", Prove)
    { InAccount = InAccount };

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        foreach (var resource in stack.Protected)
        {
            Principal[] insiders =
            [
                new Principal.Account(stack.Account.Id),
                .. resource.Policy!.Document.AllStatements.SelectMany(statement => statement.Principal.Principals)
                    .OfType<Principal.Service>().Distinct(),
                .. TrustedRepository.Of(stack, resource).Select(repository => repository.Provider),
                // Another theorem proves that an uploader's role trusts nobody else.
                .. stack.Uploaders.Where(uploader => uploader.Role?.Arn == resource.Arn)
                    .SelectMany(uploader => uploader.Trusted(stack.Account).Principals),
            ];
            yield return ClaimPart.Of(new Question.OnlyAllows(
                stack.Anybody(resource), [.. insiders], RequestSet.AllBut([.. TheoremContext.NeedsNoPermission])
                    .On(resource.Patterns)));

            // A trust policy accepts GitHub tokens only of the repository in the settings.
            foreach (var repository in TrustedRepository.Of(stack, resource))
            {
                yield return ClaimPart.Of(
                    new Question.NeverAllows(
                        stack.Anybody(resource),
                        RequestSet.Of(Sts.Any).But([.. TheoremContext.NeedsNoPermission]).When(
                            new Condition(ConditionOperator.Null, new(GitHubToken.Sub.Name), ["false"]),
                            repository.AnotherSubject)));
            }
        }
    }

    /// <summary>
    /// GitHub as the identity provider of a role that deploys, and the condition for tokens of other repositories.
    /// </summary>
    private sealed record TrustedRepository(Principal Provider, Condition AnotherSubject)
    {
        public static IEnumerable<TrustedRepository> Of(TheoremContext stack, ProtectedResource resource) =>
            stack.Deliverers.Any(role => role.Arn == resource.Arn)
                && stack.Setting("infra:previewAccess", "repository") is { } repository
                ? [new(
                    new Principal.Federated(
                        $"arn:{stack.Account.Partition}:iam::{stack.Account.Id}:oidc-provider/{GitHubToken.Issuer}"),
                    GitHubToken.Sub.IsNotLike($"repo:{repository}:*"))]
                : [];
    }

    private static AccountClaim? InAccount(TheoremContext stack) => new(
        "nobody outside the account becomes a role of it that reaches the stack's objects",
        [.. stack.Buckets.Select(bucket => AccountGoals.Objects(stack, bucket))])
    { Scope = ClaimScope.Outsiders };
}
