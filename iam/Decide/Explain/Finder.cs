using IamEngine.Decide.Conditions;
using IamEngine.Decide.Matching;
using IamEngine.Model;

namespace IamEngine.Decide.Explain;

/// <summary>Puts into data what matching a statement found.</summary>
internal static class Finder
{
    public static StatementFinding Find(
        PolicyPart part, string policy, int index, CompiledStatement compiled, StatementOutcome outcome, Request request)
    {
        var entries = compiled.Entries;
        return new(
            part,
            policy,
            index,
            compiled.Statement,
            new(
                entries.ActionElement, request.Action, entries.Actions, EntryAt(entries.Actions, compiled.Actions.FirstMatch(request)),
                !outcome.Failed.Includes(Elements.Action)),
            compiled.Principals is null ? null : Principal(compiled, outcome, request),
            entries.ResourceElement is not { } element ? null : new(
                element, request.Resource, entries.Resources, EntryAt(entries.Resources, compiled.Resources.FirstMatch(request)),
                !outcome.Failed.Includes(Elements.Resource)),
            Tests(compiled.Tests, request));
    }

    private static string? EntryAt(Seq<string> entries, int index) => index < 0 ? null : entries[index];

    private static ElementFinding Principal(CompiledStatement compiled, StatementOutcome outcome, Request request)
    {
        var element = compiled.Statement.Principal;
        var met = element is PrincipalElement.Everyone ? "*" : null;
        foreach (var principal in element.Principals)
        {
            if (CallerNames.Match(principal, request) != NamedAs.None)
            {
                met = principal.Text;
                break;
            }
        }

        return new(
            compiled.Entries.PrincipalElement,
            request.Caller.Text,
            compiled.Entries.Principals,
            met,
            !outcome.Failed.Includes(Elements.Principal));
    }

    private static Seq<TestFinding> Tests(TestMatcher[] tests, Request request)
    {
        if (tests.Length == 0)
        {
            return [];
        }

        var findings = new TestFinding[tests.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            findings[i] = Test(tests[i], request);
        }

        return Seq.Of<TestFinding>(findings);
    }

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

    private static bool Includes(this Elements elements, Elements element) => (elements & element) != 0;
}
