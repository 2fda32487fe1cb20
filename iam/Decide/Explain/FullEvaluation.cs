using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Evaluates every statement of every applicable policy, with the same code as a decision.</summary>
internal sealed record FullEvaluation
{
    private FullEvaluation(Request request, Evidence begin, Evidence evidence, Seq<PolicyExplanation> policies) =>
        (Request, Begin, Evidence, Policies) = (request, begin, evidence, policies);

    public Request Request { get; }

    /// <summary>The evidence before any policy is evaluated.</summary>
    public Evidence Begin { get; }

    public Evidence Evidence { get; }

    public Seq<PolicyExplanation> Policies { get; }

    /// <summary>The statements of all policies.</summary>
    public IEnumerable<StatementExplanation> Statements => Policies.SelectMany(policy => policy.Statements);

    /// <summary>The statements that deny the request.</summary>
    public IEnumerable<StatementExplanation> Denying => SpecialCases.RepairsBucketPolicy(Request)
        ? Statements.Where(statement => statement.Denies && statement.Type != PolicyType.Resource)
        : Statements.Where(statement => statement.Denies);

    public static FullEvaluation Of(Evaluator evaluator, Request request)
    {
        var begin = evaluator.Begin(request);
        var evidence = begin;
        var callerHasBoundary = evaluator.CallerHasBoundary(request);
        var policies = ImmutableArray.CreateBuilder<PolicyExplanation>(evaluator.Compiled.Length);
        foreach (var group in evaluator.Compiled)
        {
            if (!evaluator.Applies(group, request))
            {
                continue;
            }

            var (denies, allows) = (false, PrincipalMatch.None);
            foreach (var policy in group.Policies)
            {
                var statements = new StatementExplanation[policy.Statements.Length];
                for (var i = 0; i < statements.Length; i++)
                {
                    var statement = statements[i] = new(group, policy, i, request, callerHasBoundary);
                    denies |= statement.Denies;
                    allows |= statement.Allows ? statement.Match : PrincipalMatch.None;
                }

                policies.Add(new(
                    group.Type, group.Level, policy.Name, new(ImmutableCollectionsMarshal.AsImmutableArray(statements))));
            }

            Evaluator.Add(group, new(denies, allows), request, ref evidence);
        }

        return new(request, begin, evidence, new(policies.DrainToImmutable()));
    }
}
