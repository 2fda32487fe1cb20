using Policies.Decide.Conditions;
using Policies.Decide.Matching;
using Policies.Model;

namespace Policies.Decide.Explain;

/// <summary>Puts into words of data what matching a statement found.</summary>
internal static class Finder
{
    public static StatementFinding Find(PolicyPart part, string policy, int index, CompiledStatement compiled, StatementOutcome outcome, Request request)
    {
        var statement = compiled.Statement;
        return new(
            part,
            policy,
            index,
            statement,
            new(
                statement.Action is ActionElement.Action ? "Action" : "NotAction",
                request.Action,
                statement.Action.Patterns.Select(pattern => pattern.Text).ToSeq(),
                EntryAt(statement.Action.Patterns, compiled.Actions.FirstMatch(request)),
                !outcome.Failed.HasFlag(Elements.Action)),
            compiled.Principals is null ? null : Principal(statement.Principal, outcome, request),
            statement.Resource is ResourceElement.Attached ? null : new(
                statement.Resource is ResourceElement.Resource ? "Resource" : "NotResource",
                request.Resource,
                statement.Resource.Patterns.Select(pattern => pattern.Text).ToSeq(),
                EntryAt(statement.Resource.Patterns, compiled.Resources.FirstMatch(request)),
                !outcome.Failed.HasFlag(Elements.Resource)),
            compiled.Tests.Select(test => Test(test, request)).ToSeq());
    }

    private static string? EntryAt<T>(SortedValues<T> entries, int index) where T : IComparable<T> => index < 0 ? null : entries[index].ToString();

    private static ElementFinding Principal(PrincipalElement element, StatementOutcome outcome, Request request)
    {
        var (name, entries) = element switch
        {
            PrincipalElement.Everyone => ("Principal", (Seq<string>)["*"]),
            PrincipalElement.NotEveryone => ("NotPrincipal", ["*"]),
            PrincipalElement.NotPrincipal => ("NotPrincipal", Texts(element)),
            _ => ("Principal", Texts(element)),
        };
        var met = element is PrincipalElement.Everyone ? "*"
            : element.Principals.FirstOrDefault(principal => CallerNames.Match(principal, request) != NamedAs.None)?.Text;
        return new(name, request.Caller.Text, entries, met, !outcome.Failed.HasFlag(Elements.Principal));
    }

    private static Seq<string> Texts(PrincipalElement element) => element.Principals.Select(principal => principal.Text).ToSeq();

    private static TestFinding Test(TestMatcher matcher, Request request)
    {
        var outcome = matcher.Judge(request);
        var value = request.AllKeys.Find(matcher.Test.Key.Name);
        return new(
            matcher.Test,
            value,
            outcome.Ground switch
            {
                TestGround.Missing => Comparison.KeyIsMissing,
                TestGround.NoSetOperator => Comparison.NoSetOperator,
                _ => Comparison.Values,
            },
            outcome.RequestValue < 0 ? null : value?.Values[outcome.RequestValue],
            outcome.PolicyValue < 0 ? null : matcher.Test.Values[outcome.PolicyValue],
            outcome.Holds);
    }
}
