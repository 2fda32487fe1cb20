using IamEngine.Decide.Explain;
using Review.Report;

namespace Review.Accounts;

/// <summary>Who may do what: everybody against everything that a reviewer asks about, each decided by the evaluator.</summary>
public static class AccessTable
{
    public static IReadOnlyList<AccessRow> Of(ReviewReport report)
    {
        var account = Account.Of(report);
        if (account.Users.Count == 0 || account.Roles.Count == 0)
        {
            return [];
        }

        var circumstances = new Circumstances(report);
        var intents = new Intents(account, circumstances.Favourable).All().ToArray();
        Actor[] actors = [.. account.Users, .. account.Roles, .. account.Services, Actor.Anonymous, Actor.Stranger(account.Partition)];
        return [.. from intent in intents from actor in actors select Row(account, actor, intent, circumstances)];
    }

    private static AccessRow Row(Account account, Actor actor, Intent intent, Circumstances circumstances)
    {
        var decision = account.Decide(actor, intent.Action, intent.Resource, circumstances.For(actor, account, intent.Context));
        return new(
            actor.Name,
            intent.Action,
            intent.Resource,
            decision.Verdict.ToString(),
            string.Join(" and ", decision.Because.Select(Short)),
            intent.Words,
            intent.When);
    }

    // A table has room for the statement; what the statement says stands in the document, and `decide` explains the rest.
    private static string Short(Reason reason) => reason switch
    {
        Reason.Applies applies => IamEngine.Decide.Explain.ExplanationText.Name(applies.Statement),
        Reason.Lacks lacks => lacks.What switch
        {
            MissingAllow.IdentityPolicy => "no identity policy allows it",
            MissingAllow.ResourcePolicy => "the resource's policy does not let them in",
            MissingAllow.Boundary => "the permissions boundary does not allow it",
            _ => $"{lacks.What} does not allow it",
        },
        Reason.ReservedToAws => "AWS refuses it to them",
        Reason.IsRoot => "the account's root",
        _ => "needs no permission",
    };
}
