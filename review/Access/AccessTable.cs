using IamEngine.Decide.Explain;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Access;

/// <summary>Who may do what: everybody against everything that a reviewer asks about, each decided by the evaluator.</summary>
public static class AccessTable
{
    public static IReadOnlyList<AccessRow> Of(ReviewReport report)
    {
        var account = AccountModel.Of(report);
        if (account.Users.Count == 0 || account.Roles.Count == 0)
        {
            return [];
        }

        var contexts = new RequestContexts(report);
        var questions = new AccessQuestions(account, contexts.Favourable).All().ToArray();
        StackPrincipal[] principals = [.. account.Users, .. account.Roles, .. account.Services, StackPrincipal.Anonymous, StackPrincipal.Stranger(account.Partition)];
        return [.. from question in questions from principal in principals select Row(account, principal, question, contexts)];
    }

    private static AccessRow Row(AccountModel account, StackPrincipal principal, AccessQuestion question, RequestContexts contexts)
    {
        var decision = account.Decide(principal, question.Action, question.Resource, contexts.For(principal, account, question.Context));
        return new(
            principal.Name,
            question.Action,
            question.Resource,
            decision.Verdict.ToString(),
            string.Join(" and ", decision.Because.Select(Short)),
            question.Words,
            question.When);
    }

    // A table has room for the statement; what the statement says stands in the document, and `decide` explains the rest.
    private static string Short(Reason reason) => reason switch
    {
        Reason.Applies applies => IamEngine.Decide.Explain.Words.Name(applies.Statement),
        Reason.Lacks lacks => lacks.What switch
        {
            Lack.IdentityPolicy => "no identity policy allows it",
            Lack.ResourcePolicy => "the resource's policy does not let them in",
            Lack.Boundary => "the permissions boundary does not allow it",
            _ => $"{lacks.What} does not allow it",
        },
        Reason.ReservedToAws => "AWS refuses it to them",
        Reason.IsRoot => "the account's root",
        _ => "needs no permission",
    };
}
