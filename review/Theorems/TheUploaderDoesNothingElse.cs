using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>The uploader's long-lived key is the likeliest thing to be stolen here: it is worth one session of the role, and nothing else.</summary>
internal static class TheUploaderDoesNothingElse
{
    public static Theorem Theorem { get; } = new("The uploader can do nothing but become the upload role", Prove);

    private static IEnumerable<Part> Prove(Premises stack)
    {
        if (stack is not { UploadRole: { } role, Uploader: { } uploader })
        {
            yield break;
        }

        yield return Part.Of(new Question.NeverAllows(stack.Alone(uploader), RequestSet.AllBut(Premises.NeedsNoPermission)));
        foreach (var guarded in stack.Guarded)
        {
            ActionPattern[] may = guarded.Arn == Premises.ArnOf(role)
                ? [Premises.NeedsNoPermission, Sts.AssumeRole, Sts.TagSession]
                : [Premises.NeedsNoPermission];
            yield return Part.Of(new Question.NeverAllows(
                stack.Asking(uploader, guarded.Policy, guarded.Arn.LastName), RequestSet.AllBut(may).On(guarded.Everything)));
        }

        yield return Part.Holds(
            "no policy outside the stack names the user: none of a resource, none of a group",
            "what AWS asks no permission for is left out: sts:GetCallerIdentity, and sts:GetSessionToken for a session of the user itself");
    }
}
