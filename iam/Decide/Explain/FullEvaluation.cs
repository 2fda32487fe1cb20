using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>
/// The evaluation of every statement of every applicable policy. It evaluates a statement when it is read, because few statements
/// of a decision are ever shown. The policies and the request determine it, so two of the same are equal.
/// </summary>
internal sealed record FullEvaluation
{
    private PolicyExplanation[]? policies;

    private FullEvaluation(Evaluator evaluator, Request request, Evidence begin, Evidence evidence)
    {
        (Evaluator, Request, Begin, Evidence) = (evaluator, request, begin, evidence);
        CallerHasBoundary = evaluator.CallerHasBoundary(request);
    }

    public Evaluator Evaluator { get; }

    public Request Request { get; }

    public bool CallerHasBoundary { get; }

    /// <summary>The evidence before any policy is evaluated.</summary>
    public Evidence Begin { get; }

    public Evidence Evidence { get; }

    public Seq<PolicyExplanation> Policies => new(ImmutableCollectionsMarshal.AsImmutableArray(policies ??= ExplainedPolicies()));

    /// <summary>The statements of all policies.</summary>
    public IEnumerable<StatementExplanation> Statements => Policies.SelectMany(policy => policy.Statements);

    /// <summary>The statements that deny the request.</summary>
    public IEnumerable<StatementExplanation> Denying =>
        Statements.Where(statement => !statement.Allows && statement.Matches && CanDeny(statement.Group));

    public StatementExplanation FirstDenying
    {
        get
        {
            foreach (var group in Evaluator.Compiled)
            {
                if (CanDeny(group) && FirstMatching(group, allows: false, PrincipalMatches.Any) is { } found)
                {
                    return found;
                }
            }

            throw new InvalidOperationException("no statement denies the request");
        }
    }

    public static FullEvaluation Of(Evaluator evaluator, Request request)
    {
        var begin = evaluator.Begin(request);
        var evidence = begin;
        evaluator.AddAll(request, ref evidence);
        return new(evaluator, request, begin, evidence);
    }

    /// <summary>
    /// The first statement that allows, or denies, and names the caller in one of the ways <paramref name="names"/>.
    /// </summary>
    public StatementExplanation? FirstMatching(CompiledPolicies group, bool allows, PrincipalMatch names)
    {
        if (!Evaluator.Applies(group, Request))
        {
            return null;
        }

        foreach (var policy in group.Policies)
        {
            for (var i = 0; i < policy.Statements.Length; i++)
            {
                var statement = policy.Statements[i];
                if (statement.Allows == allows && (statement.Match(Request, CallerHasBoundary) & names) != PrincipalMatch.None)
                {
                    return new(this, group, policy, i);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The first of the Allow statements with the fewest elements that do not match. Null if there is none.
    /// </summary>
    public StatementExplanation? Nearest(CompiledPolicies group)
    {
        if (!Evaluator.Applies(group, Request))
        {
            return null;
        }

        var (found, index, fewest) = ((CompiledPolicy?)null, 0, int.MaxValue);
        foreach (var policy in group.Policies)
        {
            for (var i = 0; i < policy.Statements.Length; i++)
            {
                var statement = policy.Statements[i];
                if (statement.Allows
                    && statement.CountFailed(Request, CallerHasBoundary, fewest) is var failed && failed < fewest)
                {
                    (found, index, fewest) = (policy, i, failed);
                }
            }
        }

        return found is null ? null : new(this, group, found, index);
    }

    public bool Equals(FullEvaluation? other) =>
        other is not null && ReferenceEquals(Evaluator, other.Evaluator) && ReferenceEquals(Request, other.Request);

    public override int GetHashCode() =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(Evaluator), RuntimeHelpers.GetHashCode(Request));

    // The root user of the bucket's account repairs a bucket policy that denies everyone.
    private bool CanDeny(CompiledPolicies group) =>
        group.Type != PolicyType.Resource || !SpecialCases.RepairsBucketPolicy(Request);

    private PolicyExplanation[] ExplainedPolicies()
    {
        var explained = new List<PolicyExplanation>(Evaluator.Compiled.Length);
        foreach (var group in Evaluator.Compiled)
        {
            if (!Evaluator.Applies(group, Request))
            {
                continue;
            }

            foreach (var policy in group.Policies)
            {
                var statements = new StatementExplanation[policy.Statements.Length];
                for (var i = 0; i < statements.Length; i++)
                {
                    statements[i] = new(this, group, policy, i);
                }

                explained.Add(new(
                    group.Type, group.Level, policy.Name, new(ImmutableCollectionsMarshal.AsImmutableArray(statements))));
            }
        }

        return [.. explained];
    }
}
