using Policies.Access;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Accounts;

namespace Review.Theorems;

/// <summary>Callers are taken to hold policies that allow everything: whoever is kept out is kept out by the stack's own policies.</summary>
internal static class NothingIsPublic
{
    public static Theorem Theorem { get; } = new("Nothing is public: nobody outside the account is let in, but AWS services by name", Prove);

    private static IEnumerable<Part> Prove(Premises stack)
    {
        foreach (var guarded in stack.Guarded)
        {
            Principal[] insiders =
            [
                new Principal.Account(stack.Account.Id),
                .. guarded.Policy.Document.AllStatements.SelectMany(statement => statement.Principal.Principals).OfType<Principal.Service>().Distinct(),
                .. TrustedRepository.Of(stack, guarded).Select(repository => repository.Provider),
            ];
            yield return Part.Of(new Question.OnlyAllows(
                stack.Anybody(guarded), [.. insiders], RequestSet.AllBut(Premises.NeedsNoPermission).On(guarded.Everything)));

            // Of GitHub's tokens, those of the one repository that the settings name.
            foreach (var repository in TrustedRepository.Of(stack, guarded))
            {
                yield return Part.Of(new Question.NeverAllows(stack.Anybody(guarded), RequestSet.Of(Sts.Any).But(Premises.NeedsNoPermission)
                    .When(new Condition(ConditionOperator.Null, new(GitHubToken.Sub.Name), ["false"]), repository.AnotherSubject)));
            }
        }
    }

    /// <summary>GitHub, as far as a role that delivers trusts it.</summary>
    private sealed record TrustedRepository(Principal Provider, Condition AnotherSubject)
    {
        public static IEnumerable<TrustedRepository> Of(Premises stack, Guarded guarded) =>
            stack.Deliverers.Any(role => Premises.ArnOf(role) == guarded.Arn)
                && stack.Setting("infra:previewAccess", "repository") is { } repository
                ? [new(
                    new Principal.Federated($"arn:{stack.Account.Partition}:iam::{stack.Account.Id}:oidc-provider/{GitHubToken.Issuer}"),
                    GitHubToken.Sub.IsNotLike($"repo:{repository}:*"))]
                : [];
    }
}
