using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Diff.Access;

/// <summary>
/// Makes an example readable: the prover's resource is any that will do, and a reader wants one that looks like those they know.
/// Each proposal is decided again, and what does not show the difference is not taken.
/// </summary>
internal static class ExampleShrinker
{
    private static readonly string[] Fillings = ["example", "", "x"];

    public static Request Of(Request example, AccessComparison comparison) =>
        Proposals(example, comparison).FirstOrDefault(comparison.IsShownBy) ?? example;

    private static IEnumerable<Request> Proposals(Request example, AccessComparison comparison) =>
        from caller in Callers(example.Caller)
        from pattern in Patterns(example, comparison).Append(example.Resource).Distinct()
        from filling in pattern.EndsWith("/*", StringComparison.Ordinal) ? Fillings.Prepend("a/file") : Fillings
        select new Request(
            caller,
            example.Action,
            pattern.Replace("*", filling, StringComparison.Ordinal).Replace('?', 'x'),
            example.ResourceAccount,
            example.Context);

    private static IEnumerable<Caller> Callers(Caller caller) =>
        caller is Caller.RoleSession { Session: not null } session
            ? [new Caller.RoleSession(session.Role, session.Role.Session("session")), caller]
            : [caller];

    /// <summary>What the statements that allow it name, and then what the requests compared are about.</summary>
    private static IEnumerable<string> Patterns(Request example, AccessComparison comparison) =>
        Evaluator.For(comparison.After).Explain(example).Because.OfType<Reason.Applies>()
            .SelectMany(reason => reason.Statement.Statement.Resource is ResourceElement.Resource named ? named.Patterns : [])
            .Concat(comparison.Requests.Resource is ResourceElement.Resource about ? about.Patterns : [])
            .Select(pattern => pattern.Text)
            .Where(pattern =>
                pattern != "*" && !pattern.Contains("${", StringComparison.Ordinal) && IsAlike(pattern, example.Resource));

    // An action on objects is not shown on a bucket.
    private static bool IsAlike(string pattern, string resource) =>
        pattern.Contains('/', StringComparison.Ordinal) == resource.Contains('/', StringComparison.Ordinal);
}
