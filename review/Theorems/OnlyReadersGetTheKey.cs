using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Infra.Naming;
using Review.Model;

namespace Review.Theorems;

/// <summary>
/// The secrets that hand users' keys over. Its own policy lets in the readers of the settings only, and no identity of the
/// stack, except those that deploy, may read it by its own policies.
/// </summary>
internal static class OnlyReadersGetTheKey
{
    public static Theorem Theorem { get; } = new(
        "Nobody but the readers in the settings, and those who deploy, gets the access key that a secret hands over", Prove)
    { InAccount = InAccount };

    private const string NobodyElseReads =
        "no policy outside the stack lets anybody of the account read the secret; that of an administrator does";

    /// <summary>
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltype
    /// </summary>
    private static Condition NotOfTheRootUser { get; } =
        new(ConditionOperator.StringNotEquals, new("aws:PrincipalType"), ["Account"]);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        var secrets = stack.Protected
            .Where(resource => stack.Report.Resources.WithUrn(resource.Urn)?.Type == ResourceTypes.Secret).ToArray();
        if (secrets.Length == 0)
        {
            yield break;
        }

        var readers = stack.Uploaders.SelectMany(uploader => uploader.Settings.Users).ToDictionary(
            user => $"{UploaderNames.HandOver(user.Name)}-secret",
            user => user.HandOver?.Principals(stack.Account.Partition, stack.Account.Id) ?? []);
        foreach (var secret in secrets)
        {
            var reading = RequestSet.Of(SecretsManager.GetSecretValue).On(secret.Arn).When(NotOfTheRootUser);
            yield return ClaimPart.Of(new Question.OnlyAllows(
                AnalyzedPolicy.Of(new PolicySet { Resource = secret.Policy }, stack.Account.Id, secret.Policy!.Name),
                [.. readers.GetValueOrDefault(stack.Report.Resources.WithUrn(secret.Urn)!.Name, [])], reading));
            foreach (var worker in stack.Workers)
            {
                yield return ClaimPart.Of(
                    new Question.NeverAllows(stack.Asking(worker, secret.Policy, secret.Arn.ToString()), reading));
            }
        }

        yield return ClaimPart.Holds(
            [
                NobodyElseReads,
                "the account's root user reads every secret of the account",
                .. stack.OthersDeliver,
            ]);
    }

    private static AccountClaim? InAccount(TheoremContext stack) =>
        stack.Account.Arns(ResourceTypes.Secret).ToArray() is { Length: > 0 } secrets
            ? new("nobody else in the account reads the secret",
                [.. secrets.Select(secret => AccountGoals.Of(
                    stack, $"read the secret {secret.LastName}", (secret, ["secretsmanager:GetSecretValue"])))])
            { IsOpenToNamed = true, Settles = [NobodyElseReads] }
            : null;
}
