using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Deployed;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>
/// The uploader is who the settings let assume its role: users, jobs with tokens of an identity provider, sessions of a
/// permission set, or a role of another account. Callers are assumed to have identity policies that allow everything, so the
/// result does not depend on other policies in the account.
/// </summary>
internal static class OnlyTheUploaderBecomesTheRole
{
    public static Theorem Theorem { get; } = new("Only the uploader can become the upload role", Prove) { InAccount = InAccount };

    private const string NobodyElseTrusts =
        "no caller outside the stack may change the trust policy, since such a caller could name itself in it";

    private static readonly ActionPattern Assuming = new("sts:AssumeRole*");

    private static readonly ActionPattern[] Becoming = [Assuming, Sts.TagSession, Sts.SetSourceIdentity];

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        var isEmpty = true;
        foreach (var uploader in stack.Uploaders)
        {
            if (uploader.Role is not { } role
                || stack.Protected.FirstOrDefault(resource => resource.Arn == role.Arn) is not { } resource)
            {
                continue;
            }

            isEmpty = false;
            var (trusted, others) = uploader.Trusted(stack.Account);
            var anybody = stack.Anybody(resource);
            var becoming = RequestSet.Of(Becoming).On(resource.Arn);
            yield return ClaimPart.Of(new Question.OnlyAllows(anybody, [.. trusted], becoming));
            foreach (var other in others)
            {
                yield return ClaimPart.Of(new Question.NeverAllows(
                    anybody, RequestSet.Of(Assuming).On(resource.Arn).When(other)));
            }
        }

        if (!isEmpty)
        {
            yield return ClaimPart.Holds(NobodyElseTrusts);
        }
    }

    private static AccountClaim? InAccount(TheoremContext stack) =>
        stack.Uploaders.Select(uploader => uploader.Role).OfType<StackPrincipal>().ToArray() is { Length: > 0 } roles
            ? new("nobody else in the account becomes it, or lets others become it",
                [.. roles.Select(role => Goal.Become(role.Arn))])
            { IsOpenToNamed = true, Settles = [NobodyElseTrusts] }
            : null;
}
