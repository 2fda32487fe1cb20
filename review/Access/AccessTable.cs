using IamEngine.Catalogue;
using IamEngine.Decide.Explain;
using IamEngine.Vocabulary;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Access;

/// <summary>
/// The access table: the evaluator's decision for every principal, about every question of <see cref="AccessQuestions"/> and
/// everything that a document allows.
/// </summary>
public static class AccessTable
{
    public static IReadOnlyList<AccessRow> Of(ReviewReport report)
    {
        var account = AccountModel.Of(report);
        if (account.Users.Count + account.Roles.Count == 0)
        {
            return [];
        }

        var contexts = new RequestContexts(report);
        var grants = new Grants(report, account);
        StackPrincipal[] principals =
        [
            .. account.Users, .. account.Roles, .. account.Services, .. account.Outsiders, StackPrincipal.Anonymous,
            StackPrincipal.Stranger(account.Partition),
        ];
        var asked = new AccessQuestions(account, contexts, grants).All()
            .Select(question => new Asked(question, Answers(question))).ToList();
        var granted = new GrantedQuestions(account, principals, contexts);
        foreach (var question in grants.All.Select(granted.Of))
        {
            Add(asked, new(question, Answers(question)));
        }

        return [.. from subject in asked.GroupBy(
            row => Subject(row.Question)) from row in subject from answer in row.Answers select Row(row, answer)];

        Answer[] Answers(AccessQuestion question) =>
            [.. principals.Select(principal => Decide(account, principal, question, contexts))];
    }

    private sealed record Answer(string Principal, string Decision, string Because);

    private sealed record Asked(AccessQuestion Question, Answer[] Answers)
    {
        /// <summary>
        /// Further action patterns of the row, on the same resources and with the same decision for every principal.
        /// </summary>
        public SortedSet<string> Also { get; } = new(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Adds what a statement allows: to the row of that action, to a row with the same decisions, or as a new row.
    /// </summary>
    private static void Add(List<Asked> asked, Asked granted)
    {
        var alike = asked.Where(row => row.Question.Place == granted.Question.Place && row.Answers.SequenceEqual(granted.Answers))
            .ToArray();
        var home = alike.FirstOrDefault(row => row.Question.Action == granted.Question.Action)
            ?? alike.FirstOrDefault(row => Kind(row.Question) == Kind(granted.Question));
        if (home is null)
        {
            asked.Add(granted);
        }
        else if (granted.Question.Granted is { } pattern
            && !pattern.Equals(home.Question.Granted ?? home.Question.Action, StringComparison.OrdinalIgnoreCase))
        {
            home.Also.Add(pattern);
        }
    }

    /// <summary>The resource that groups rows: one of the stack (for an object, its bucket), or a pattern.</summary>
    private static string Subject(AccessQuestion question) =>
        question.Pattern
            ?? (question.Resource.Contains(":s3:::", StringComparison.Ordinal) ? question.Resource.Split('/')[0]
            : question.Resource);

    private static (string Service, AccessLevel? Level) Kind(AccessQuestion question) =>
        AwsCatalogue.FindAction(question.Action) is { } action
        ? (action.Service.Prefix, action.AccessLevel)
        : (question.Action, null);

    private static Answer Decide(
        AccountModel account, StackPrincipal principal, AccessQuestion question, RequestContexts contexts)
    {
        var decision = account.Decide(
            principal, question.Action, question.Resource, contexts.For(principal, account, question.Context));
        return new(principal.Name, decision.Verdict.ToString(), string.Join(" and ", decision.Because.Select(Short)));
    }

    private static AccessRow Row(Asked row, Answer answer) => new(
        answer.Principal,
        row.Question.Action,
        row.Question.Resource,
        answer.Decision,
        answer.Because,
        row.Question.Granted is null || row.Also.Count == 0 ? row.Question.Words
            : $"{row.Question.Words} and {row.Also.Count} more",
        row.Question.When)
    {
        Pattern = row.Question.Pattern,
        Also = [.. row.Also],
    };

    // The table names only the statement. The document shows its text, and `decide` explains the decision.
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
