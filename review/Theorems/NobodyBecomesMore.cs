using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Deployed;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>
/// Finds the roles that each principal can obtain in any number of steps: it assumes a role, or passes one to a service that the
/// role trusts. Only the intended steps may exist: from the uploader to the upload role, and from the EMR service role to the
/// role of the nodes.
/// </summary>
internal static class NobodyBecomesMore
{
    public static Theorem Theorem { get; } = new(
        "No chain of roles leads further than the uploader to its role and EMR's service to its nodes", Prove)
    { InAccount = InAccount };

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        var steps = new Dictionary<StackPrincipal, List<(StackPrincipal To, string How)>>();
        var assumptions = new HashSet<string>();
        ResourcePattern[] roles = [.. stack.Account.Roles.Select(role => (ResourcePattern)role.Arn)];
        foreach (var principal in stack.Principals)
        {
            steps[principal] = [
                .. stack.Account.Roles.Where(role => role != principal)
                .SelectMany(role => Steps(stack, principal, role, assumptions))];
            // The trust policy of a role outside the stack is unknown, so no identity policy may allow assuming or passing one.
            foreach (var policy in stack.Workers.Contains(principal) ? principal.Identity : [])
            {
                yield return ClaimPart.Of(
                    new Question.NeverAllows(
                        AnalyzedPolicy.Of(policy.Document, policy.Name), RequestSet.Of(new("sts:AssumeRole*"), Iam.PassRole)
                        .OnAllBut(roles)));
            }
        }

        foreach (var principal in stack.Workers)
        {
            foreach (var (role, way) in Reached(principal, steps))
            {
                yield return IsMeant(stack, principal, role) ? ClaimPart.Holds() : ClaimPart.Fails(way);
            }
        }

        yield return ClaimPart.Holds(
            [
                .. assumptions, "AWS services use a role only for the purpose for which it was passed to them",
                .. stack.OthersDeliver, .. stack.Unseen,
            ]);
    }

    /// <summary>The roles that a principal can obtain in any number of steps, each with the shortest chain.</summary>
    private static IEnumerable<(StackPrincipal Role, string Way)> Reached(
        StackPrincipal from, Dictionary<StackPrincipal, List<(StackPrincipal To, string How)>> steps)
    {
        var seen = new HashSet<StackPrincipal> { from };
        var open = new Queue<(StackPrincipal, string)>([(from, from.Name)]);
        while (open.TryDequeue(out var next))
        {
            var (principal, way) = next;
            foreach (var (to, how) in steps[principal].Where(step => seen.Add(step.To)))
            {
                var longer = $"{way} {how} {to.Name}";
                yield return (to, longer);
                open.Enqueue((to, $"{longer}, which"));
            }
        }
    }

    private static IEnumerable<(StackPrincipal To, string How)> Steps(
        TheoremContext stack, StackPrincipal principal, StackPrincipal role, HashSet<string> assumptions)
    {
        var arn = role.Arn;
        var trust = stack.Account.PolicyOf(arn);
        if (MayBe(
            new Question.NeverAllows(
                stack.Asking(principal, trust, role.Name), RequestSet.Of(new ActionPattern("sts:AssumeRole*")).On(arn)),
            assumptions))
        {
            yield return (role, "can assume");
        }
        else if (trust?.Document.AllStatements.Any(
            statement => statement.Principal.Principals.OfType<Principal.Service>().Any()) != false
            && MayBe(new Question.NeverAllows(stack.Alone(principal), RequestSet.Of(Iam.PassRole).On(arn)), assumptions))
        {
            yield return (role, "can hand a service");
        }
    }

    // A step that is not proved impossible counts as possible.
    private static bool MayBe(Question question, HashSet<string> assumptions)
    {
        var part = ClaimPart.Of(question);
        assumptions.UnionWith(part.Assumptions);
        return part.Outcome != TheoremOutcome.Proved;
    }

    private static bool IsMeant(TheoremContext stack, StackPrincipal principal, StackPrincipal role) =>
        stack.Uploaders.Any(uploader => uploader.Role == role && uploader.Users.Contains(principal))
            || (principal == stack.EmrService && role == stack.FlinkRole);

    private static AccountClaim? InAccount(TheoremContext stack) => new(
        "no chain of another identity of the account leads to a role of the stack",
        [.. stack.Workers.Where(worker => worker.Arn.ResourceType == "role").Select(role => Goal.Become(role.Arn))])
    { IsOpenToNamed = true };
}
