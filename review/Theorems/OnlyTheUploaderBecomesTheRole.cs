using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>
/// The trust policy is asked with callers who may do everything themselves: so it holds whatever other policies there are in the account.
/// </summary>
internal static class OnlyTheUploaderBecomesTheRole
{
    public static Theorem Theorem { get; } = new("Only the uploader can become the upload role", Prove);

    private static readonly ActionPattern[] Becoming = [new("sts:AssumeRole*"), Sts.TagSession, Sts.SetSourceIdentity];

    private static IEnumerable<Part> Prove(Premises stack)
    {
        if (stack is not { UploadRole: { } role, Uploader: { } uploader } || stack.Guarded.FirstOrDefault(guarded => guarded.Arn == Premises.ArnOf(role)) is not { } guarded)
        {
            yield break;
        }

        yield return Part.Of(new Question.OnlyAllows(
            stack.Anybody(guarded), [new Principal.User(((IamEngine.Requests.Caller.User)uploader.Caller).Arn)], RequestSet.Of(Becoming).On(guarded.Arn)));
        yield return Part.Holds("nobody outside the stack changes the trust policy: whoever may, can let themselves in");
    }
}
