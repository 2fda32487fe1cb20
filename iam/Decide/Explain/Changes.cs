using IamEngine.Decide.Matching;
using IamEngine.Model;

namespace IamEngine.Decide.Explain;

/// <summary>Finds single changes that make a "no" a "yes", by trying them: nothing is proposed that the rule does not accept.</summary>
internal static class Changes
{
    /// <summary>Changes that lift a Deny.</summary>
    public static Seq<Change> ThatLift(Evaluator evaluator, Survey survey, List<Surveyed> denying)
    {
        var changes = OfContext(evaluator, survey, denying.SelectMany(found => found.Finding.Tests));
        if (denying.Count == 1 && Rule.Decide(survey.Evidence with { SomethingDenies = false }) == Verdict.Allowed)
        {
            changes.Add(new Change.OfDeny(denying[0].Finding));
        }

        return changes.ToSeq();
    }

    /// <summary>Changes that add an Allow where one is missing.</summary>
    public static Seq<Change> ThatAdd(Evaluator evaluator, Survey survey, Missing missing)
    {
        var lacking = missing.Reasons.Select(reason => PartOf(reason.What)).ToHashSet();
        var near = survey.Statements.FindAll(found => found.Allows && found.Finding.FailedElements == 1 && lacking.Contains(found.Part.Part));
        var changes = OfContext(evaluator, survey, near.SelectMany(found => found.Finding.Tests).Where(test => !test.Holds));
        foreach (var reason in missing.Reasons)
        {
            if (!missing.IsEnough(FactOf(reason.What)) || missing.Reasons.Count(other => other.What == reason.What) > 1)
            {
                continue;
            }

            var widened = near.FindAll(
                found => found.Part.Part == PartOf(reason.What) && found.Part.Level == reason.Level && WouldDo(survey, found));
            changes.AddRange(widened.Select(found => new Change.OfElement(found.Finding, FailedElement(found.Finding))));
            if (widened.Count == 0)
            {
                changes.Add(new Change.OfPolicy(reason.What));
            }
        }

        return changes.ToSeq();
    }

    // Whether the statement, once it speaks of the request, gives what is missing: in a resource's policy it may name the account only.
    private static bool WouldDo(Survey survey, Surveyed found)
    {
        if (found.Part.Part != PolicyPart.Resource)
        {
            return true;
        }

        var named = found.Outcome.Named == NamedAs.None ? NamedAs.Itself : found.Outcome.Named;
        return Rule.Decide(survey.Evidence with { ResourceAllows = survey.Evidence.ResourceAllows | named }) == Verdict.Allowed;
    }

    private static string FailedElement(StatementFinding finding) =>
        !finding.Action.Holds ? finding.Action.Element
        : finding.Principal is { Holds: false } principal ? principal.Element
        : finding.Resource is { Holds: false } resource ? resource.Element
        : "Condition";

    private static List<Change> OfContext(Evaluator evaluator, Survey survey, IEnumerable<TestFinding> tests)
    {
        var changes = new List<Change>();
        var tried = new HashSet<(string, string?)>();
        foreach (var test in tests.Where(test => IsOfTheRequest(test.Test.Key.Name, survey.Request)))
        {
            foreach (var candidate in Candidates.For(test))
            {
                if (tried.Add((test.Test.Key.Name.ToUpperInvariant(), candidate?.ToString()))
                    && evaluator.Decide(survey.Request.With(Changed(survey.Request.Context, test.Test.Key.Name, candidate))) == Verdict.Allowed)
                {
                    changes.Add(new Change.OfContext(test.Test.Key, candidate?.ToString()));
                    break;
                }
            }
        }

        return changes;
    }

    private static RequestContext Changed(RequestContext context, string key, ContextValue? value) =>
        value is null ? context.Without(key) : context.With(key, value);

    // A key that follows from who calls and what is called cannot be changed by itself.
    private static bool IsOfTheRequest(string key, Request request) =>
        request.AllKeys.Find(key) is null || request.Context.Find(key) is not null;

    private static PolicyPart PartOf(Lack lack) => lack switch
    {
        Lack.IdentityPolicy => PolicyPart.Identity,
        Lack.Boundary => PolicyPart.Boundary,
        Lack.SessionPolicy => PolicyPart.Session,
        Lack.ResourcePolicy => PolicyPart.Resource,
        Lack.EndpointPolicy => PolicyPart.Endpoint,
        _ => PolicyPart.Scp,
    };

    private static Facts FactOf(Lack lack) => lack switch
    {
        Lack.IdentityPolicy => Facts.Identity,
        Lack.Boundary => Facts.Boundary,
        Lack.SessionPolicy => Facts.Session,
        Lack.ResourcePolicy => Facts.ResourceNamesItself | Facts.ResourceNamesOrigin | Facts.ResourceNamesAccount,
        Lack.EndpointPolicy => Facts.Endpoint,
        _ => Facts.Levels,
    };
}
