using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>
/// The uploader's long-lived access key is the credential most likely to be stolen. It must only allow a session of the upload
/// role.
/// </summary>
internal static class TheUploaderDoesNothingElse
{
    public static Theorem Theorem { get; } = new("The uploader can do nothing but become the upload role", Prove);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack is not { UploadRole: { } role, Uploader: { } uploader })
        {
            yield break;
        }

        yield return ClaimPart.Of(
            new Question.NeverAllows(stack.Alone(uploader), RequestSet.AllBut([.. TheoremContext.NeedsNoPermission])));
        foreach (var resource in stack.Protected)
        {
            ActionPattern[] may = resource.Arn == role.Arn
                ? [.. TheoremContext.NeedsNoPermission, Sts.AssumeRole, Sts.TagSession]
                : [.. TheoremContext.NeedsNoPermission];
            yield return ClaimPart.Of(new Question.NeverAllows(
                stack.Asking(uploader, resource.Policy, resource.Arn.LastName), RequestSet.AllBut(may).On(resource.Patterns)));
        }

        yield return ClaimPart.Holds(
            "no policy outside the stack names the user: none of a resource, none of a group",
            "what AWS asks no permission for is left out: sts:GetCallerIdentity, and sts:GetSessionToken for a session of the "
                + "user itself");
    }
}
