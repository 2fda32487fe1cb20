using Policies.Model;
using Policies.Prove;

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
            ];
            yield return Part.Of(new Question.OnlyAllows(
                stack.Anybody(guarded), [.. insiders], Requests.AllBut(Premises.NeedsNoPermission).On(guarded.Everything)));
        }
    }
}
