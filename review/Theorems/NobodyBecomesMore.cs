using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Accounts;

namespace Review.Theorems;

/// <summary>
/// Who can become whom: by assuming a role, or by handing one to a service that it trusts, and from there on. All that can be reached
/// in any number of steps must be what the stack is for: the uploader becomes the upload role, and EMR's service gives nodes theirs.
/// </summary>
internal static class NobodyBecomesMore
{
    public static Theorem Theorem { get; } = new(
        "No chain of roles leads further than the uploader to its role and EMR's service to its nodes", Prove);

    private static IEnumerable<Part> Prove(Premises stack)
    {
        var steps = new Dictionary<Actor, List<(Actor To, string How)>>();
        var assumptions = new HashSet<string>();
        ResourcePattern[] roles = [.. stack.Account.Roles.Select(role => (ResourcePattern)Premises.ArnOf(role))];
        foreach (var actor in stack.Actors)
        {
            steps[actor] = [.. stack.Account.Roles.Where(role => role != actor).SelectMany(role => Steps(stack, actor, role, assumptions))];
            // Whom a role outside the stack trusts nobody knows here, so no document may speak of one.
            foreach (var policy in stack.Workers.Contains(actor) ? actor.Identity : [])
            {
                yield return Part.Of(new Question.NeverAllows(AnalyzedPolicy.Of(policy.Document, policy.Name), RequestSet.Of(new("sts:AssumeRole*"), Iam.PassRole).OnAllBut(roles)));
            }
        }

        foreach (var actor in stack.Workers)
        {
            foreach (var (role, way) in Reached(actor, steps))
            {
                yield return IsMeant(stack, actor, role) ? Part.Holds() : Part.Fails(way);
            }
        }

        yield return Part.Holds(
            [.. assumptions, "AWS services use a role only for what it was handed to them for", .. stack.OthersDeliver, .. stack.Unseen]);
    }

    /// <summary>Whom somebody can become in any number of steps, each with the shortest way to it.</summary>
    private static IEnumerable<(Actor Role, string Way)> Reached(Actor from, Dictionary<Actor, List<(Actor To, string How)>> steps)
    {
        var seen = new HashSet<Actor> { from };
        var open = new Queue<(Actor, string)>([(from, from.Name)]);
        while (open.TryDequeue(out var next))
        {
            var (actor, way) = next;
            foreach (var (to, how) in steps[actor].Where(step => seen.Add(step.To)))
            {
                var longer = $"{way} {how} {to.Name}";
                yield return (to, longer);
                open.Enqueue((to, $"{longer}, which"));
            }
        }
    }

    private static IEnumerable<(Actor To, string How)> Steps(Premises stack, Actor actor, Actor role, HashSet<string> assumptions)
    {
        var arn = Premises.ArnOf(role);
        var trust = stack.PolicyOf(arn);
        if (MayBe(
            new Question.NeverAllows(stack.Asking(actor, trust, role.Name), RequestSet.Of(new ActionPattern("sts:AssumeRole*")).On(arn)),
            assumptions))
        {
            yield return (role, "can assume");
        }
        else if (trust?.Document.AllStatements.Any(statement => statement.Principal.Principals.OfType<Principal.Service>().Any()) != false
            && MayBe(new Question.NeverAllows(stack.Alone(actor), RequestSet.Of(Iam.PassRole).On(arn)), assumptions))
        {
            yield return (role, "can hand a service");
        }
    }

    // What is not proved impossible counts as a way.
    private static bool MayBe(Question question, HashSet<string> assumptions)
    {
        var part = Part.Of(question);
        assumptions.UnionWith(part.Assumptions);
        return part.Outcome != Report.TheoremOutcome.Proved;
    }

    private static bool IsMeant(Premises stack, Actor actor, Actor role) =>
        (actor == stack.Uploader && role == stack.UploadRole) || (actor == stack.EmrService && role == stack.FlinkRole);
}
