using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>
/// Callers are assumed to have identity policies that allow everything, so the result does not depend on other policies in the
/// account.
/// </summary>
internal static class OnlyTheUploaderBecomesTheRole
{
    public static Theorem Theorem { get; } = new("Only the uploader can become the upload role", Prove);

    private static readonly ActionPattern[] Becoming = [new("sts:AssumeRole*"), Sts.TagSession, Sts.SetSourceIdentity];

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack is not { UploadRole: { } role, Uploader: { } uploader }
            || stack.Protected.FirstOrDefault(resource => resource.Arn == role.Arn) is not { } resource)
        {
            yield break;
        }

        yield return ClaimPart.Of(new Question.OnlyAllows(
            stack.Anybody(resource), [new Principal.User(uploader.Arn)], RequestSet.Of(Becoming).On(resource.Arn)));
        yield return ClaimPart.Holds("nobody outside the stack changes the trust policy: whoever may, can let themselves in");
    }
}
