using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Diff.Resources;
using Explained = IamEngine.Decide.Explain.ExplanationText;

namespace Review.Diff.Access;

/// <summary>
/// Converts a proof result into a change for the output: evaluates the example under both sides and lists the statements.
/// </summary>
internal sealed class AccessChanges(SourceLines sources)
{
    // Assumed statements for policies that the stack does not contain; the output does not show them.
    private static readonly string[] Assumed = ["AdministratorAccess", "the account decides", "the resource's own policy"];

    public AccessChange Gained(
        AccessComparison comparison, string service, string level, string[] actions, bool isWhole, Request example,
        AccessLevel? of)
    {
        example = ExampleShrinker.Of(example, comparison);
        var (before, after) =
            (Evaluator.For(comparison.Before).Explain(example), Evaluator.For(comparison.After).Explain(example));
        if (after.Verdict != Verdict.Allowed || before.Verdict == Verdict.Allowed)
        {
            return Undecided(comparison, service, level, actions, "the prover and the evaluator do not agree about its example");
        }

        var allowing = after.Because.OfType<Reason.Applies>().Select(reason => reason.Statement)
            .Where(statement => !Assumed.Contains(statement.Policy)).ToArray();
        return new(
            Who(comparison, example),
            service,
            level,
            actions.ToSeq(),
            isWhole,
            comparison.On,
            allowing.SelectMany(statement => On(statement.Statement)).Distinct().ToSeq(),
            new(example, before.Verdict, after.Verdict),
            allowing.Select(
                statement =>
                new AllowingStatement(
                    statement.Policy, statement.Name, sources.Of(statement.Statement.Sid),
                    StatementWords.Of(statement.Statement))).Distinct().ToSeq(),
            Otherwise(before, example),
            null,
            Weight(comparison, allowing.Any(statement => IsWide(statement.Statement) && !Stood(comparison, statement.Statement))
                || service == "*", of));
    }

    public static AccessChange Undecided(
        AccessComparison comparison, string service, string level, string[] actions, string reason) =>
        new(comparison.Who, service, level, actions.ToSeq(), false, comparison.On, [], null, [], null, reason,
            Weight(comparison, true, null));

    private static string Who(AccessComparison comparison, Request example) => comparison.Rank switch
    {
        TrustDistance.AwsService or TrustDistance.TokenHolder => $"{comparison.Who}, such as {example.Caller}",
        _ => comparison.Who,
    };

    /// <summary>
    /// The reason why the other side does not allow the example. If several permissions are missing, only those that a statement
    /// nearly grants.
    /// </summary>
    private static string Otherwise(Decision decision, Request example)
    {
        var because = decision.Because.Select(
            reason => reason is Reason.Lacks { Nearest: not null } lacks
            ? lacks with { Nearest = Nearest(decision, lacks.Nearest) } : reason).ToArray();
        var near = because.Where(
            reason => reason is not Reason.Lacks lacks || (lacks.Nearest is { } nearest && !Assumed.Contains(nearest.Policy)))
            .ToArray();
        return string.Join("; ", (near.Length > 0 ? near : [.. because.Take(1).Select(
            reason => reason is Reason.Lacks lacks ? lacks with { Nearest = null } : reason)])
            .Select(reason => reason is Reason.Applies { Statement: { Effect: Effect.Deny } denies }
                ? $"{Explained.Name(denies)} denies it"
                : Explained.Why(reason, example).Replace(
                    $"allows {example.Action} on {example.Resource}", "allows it", StringComparison.Ordinal)));
    }

    /// <summary>Among the statements that come equally close, prefers one with the action of the example.</summary>
    private static StatementExplanation Nearest(Decision decision, StatementExplanation nearest) =>
        decision.Policies.SelectMany(policy => policy.Statements)
        .Where(other => other.Type == nearest.Type && other.Effect == Effect.Allow && other.Action.Holds && !other.Matches
            && other.FailedElements <= nearest.FailedElements)
        .MinBy(other => other.FailedElements) ?? nearest;

    private static IEnumerable<string> On(Statement statement) => statement.Resource switch
    {
        ResourceElement.NotResource except => [$"all but {string.Join(", ", except.Patterns)}"],
        var named => named.Patterns.Select(pattern => pattern.Text),
    };

    /// <summary>Whether a statement also covers future actions, resources or principals.</summary>
    private static bool IsWide(Statement statement) =>
        statement.Action is ActionElement.NotAction
        || statement.Resource is ResourceElement.NotResource
        || statement.Principal is PrincipalElement.Everyone or PrincipalElement.NotPrincipal
        || statement.Action.Patterns.Any(pattern => pattern.Text == "*" || pattern.Text.EndsWith(":*", StringComparison.Ordinal))
        || statement.Resource.Patterns.Any(pattern => pattern.Text == "*");

    private static bool Stood(AccessComparison comparison, Statement statement) =>
        comparison.Documents.SelectMany(document => document.AllStatements)
            .Count(other => other with { Sid = null } == statement with { Sid = null }) > 1;

    private static int Weight(AccessComparison comparison, bool isWide, AccessLevel? level) =>
        (comparison.Rank < TrustDistance.ThisAccount ? (int)comparison.Rank * 1000 : 10_000 + (int)comparison.Rank)
        + (isWide ? 0 : 100)
        + (10 * level switch
        {
            null => 0,
            AccessLevel.PermissionsManagement => 1,
            AccessLevel.Write => 2,
            AccessLevel.Tagging => 3,
            AccessLevel.Read => 4,
            _ => 5,
        });
}
