using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>One statement with its match and its explanation.</summary>
internal sealed record MatchedStatement(
    CompiledPolicies Policies, CompiledStatement Compiled, StatementMatch Match, StatementExplanation Explanation)
{
    public bool Allows => Compiled.Allows;
}

/// <summary>Evaluates every element of every applicable policy, with the same code as a decision.</summary>
internal sealed class FullEvaluation
{
    private FullEvaluation(
        Request request, Evidence begin, Evidence evidence, List<MatchedStatement> statements, Seq<PolicyExplanation> policies)
    {
        (Request, Begin, Evidence) = (request, begin, evidence);
        (Statements, Policies) = (statements, policies);
    }

    public Request Request { get; }

    /// <summary>The evidence before any policy is evaluated.</summary>
    public Evidence Begin { get; }

    public Evidence Evidence { get; }

    public List<MatchedStatement> Statements { get; }

    public Seq<PolicyExplanation> Policies { get; }

    public static FullEvaluation Of(Evaluator evaluator, Request request)
    {
        var begin = evaluator.Begin(request);
        var evidence = begin;
        var statements = new List<MatchedStatement>();
        var policies = new List<PolicyExplanation>();
        foreach (var group in evaluator.Compiled)
        {
            if (!evaluator.Applies(group, request))
            {
                continue;
            }

            var (denies, allows) = (false, PrincipalMatch.None);
            foreach (var policy in group.Policies)
            {
                var explanations = new StatementExplanation[policy.Statements.Length];
                for (var i = 0; i < explanations.Length; i++)
                {
                    var compiled = policy.Statements[i];
                    var match = compiled.Match(request, evaluator.CallerHasBoundary(request), thorough: true);
                    explanations[i] = StatementExplainer.Explain(group.Type, policy.Name, i, compiled, match, request);
                    statements.Add(new(group, compiled, match, explanations[i]));
                    denies |= match.Matches && !compiled.Allows;
                    allows |= match.Matches && compiled.Allows ? match.PrincipalMatch : PrincipalMatch.None;
                }

                policies.Add(new(group.Type, group.Level, policy.Name, Seq.Of<StatementExplanation>(explanations)));
            }

            Evaluator.Add(group, new(denies, allows), request, ref evidence);
        }

        return new(request, begin, evidence, statements, policies.ToSeq());
    }
}
