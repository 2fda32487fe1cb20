using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Diff.Access;

/// <summary>
/// Makes an example readable: replaces the prover's arbitrary resource with one that looks familiar. The evaluator decides each
/// candidate again; a candidate that does not show the difference is discarded.
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

    /// <summary>The resource patterns of the allowing statements, then those of the compared requests.</summary>
    private static IEnumerable<string> Patterns(Request example, AccessComparison comparison) =>
        Evaluator.For(comparison.After).Explain(example).Because.OfType<Reason.Applies>()
            .SelectMany(reason => reason.Statement.Statement.Resource is ResourceElement.Resource named ? named.Patterns : [])
            .Concat(comparison.Requests.Resource is ResourceElement.Resource about ? about.Patterns : [])
            .Select(pattern => pattern.Text)
            .Where(pattern =>
                pattern != "*" && !pattern.Contains("${", StringComparison.Ordinal) && IsAlike(pattern, example.Resource));

    // A bucket is not an example for an action on objects.
    private static bool IsAlike(string pattern, string resource) =>
        pattern.Contains('/', StringComparison.Ordinal) == resource.Contains('/', StringComparison.Ordinal);
}
