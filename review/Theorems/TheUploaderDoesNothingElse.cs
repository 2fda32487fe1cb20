using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Escalation;

namespace Review.Theorems;

/// <summary>
/// The uploader's long-lived access key is the credential most likely to be stolen. It must only allow a session of the upload
/// role.
/// </summary>
internal static class TheUploaderDoesNothingElse
{
    public static Theorem Theorem { get; } = new("The uploader can do nothing but become the upload role", Prove)
    { InAccount = InAccount };

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        var users = stack.Uploaders.Where(uploader => uploader.Role is not null)
            .SelectMany(uploader => uploader.Users.Select(user => (User: user, Role: uploader.Role!.Arn))).ToArray();
        foreach (var (user, role) in users)
        {
            yield return ClaimPart.Of(
                new Question.NeverAllows(stack.Alone(user), RequestSet.AllBut([.. TheoremContext.NeedsNoPermission])));
            foreach (var resource in stack.Protected)
            {
                ActionPattern[] may = resource.Arn == role
                    ? [.. TheoremContext.NeedsNoPermission, Sts.AssumeRole, Sts.TagSession]
                    : [.. TheoremContext.NeedsNoPermission];
                yield return ClaimPart.Of(new Question.NeverAllows(
                    stack.Asking(user, resource.Policy, resource.Arn.LastName), RequestSet.AllBut(may).On(resource.Patterns)));
            }
        }

        if (users.Length == 0)
        {
            yield break;
        }

        yield return ClaimPart.Holds(
            "no policy outside the stack names the user: none of a resource, none of a group",
            "calls that need no permission are left out: sts:GetCallerIdentity, and sts:GetSessionToken for a session of the "
                + "user itself");
    }

    private static AccountClaim? InAccount(TheoremContext stack) =>
        stack.Uploaders.Where(uploader => uploader.Role is not null).SelectMany(uploader => uploader.Users).ToArray()
            is { Length: > 0 } users
            ? new("nobody else in the account decides what the uploader is allowed, or has its credentials",
            [
                .. AccountGoals.Deciding(stack, users),
                .. users.Select(user => AccountGoals.Of(
                    stack, $"have credentials of {user.DisplayName}", (user.Arn, [.. Moves.Credentials]))),
            ])
            : null;
}
