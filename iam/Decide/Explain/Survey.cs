using IamEngine.Decide.Matching;
using IamEngine.Model;

namespace IamEngine.Decide.Explain;

/// <summary>One statement, as found and as matched.</summary>
internal sealed record Surveyed(CompiledPart Part, CompiledStatement Compiled, StatementOutcome Outcome, StatementFinding Finding)
{
    public bool Allows => Compiled.Allows;
}

/// <summary>A thorough look at all policies that speak about a request: the same statements, matched by the same code, with nothing skipped.</summary>
internal sealed class Survey
{
    private Survey(Request request, Evidence begin, Evidence evidence, List<Surveyed> statements, Seq<PolicyFinding> policies)
    {
        (Request, Begin, Evidence) = (request, begin, evidence);
        (Statements, Policies) = (statements, policies);
    }

    public Request Request { get; }

    /// <summary>What was known before any policy was asked.</summary>
    public Evidence Begin { get; }

    public Evidence Evidence { get; }

    public List<Surveyed> Statements { get; }

    public Seq<PolicyFinding> Policies { get; }

    public static Survey Of(Evaluator evaluator, Request request)
    {
        var begin = evaluator.Begin(request);
        var evidence = begin;
        var statements = new List<Surveyed>();
        var policies = new List<PolicyFinding>();
        foreach (var part in evaluator.Parts)
        {
            if (!evaluator.Speaks(part, request))
            {
                continue;
            }

            var (denies, allows) = (false, NamedAs.None);
            foreach (var policy in part.Policies)
            {
                var findings = new StatementFinding[policy.Statements.Length];
                for (var i = 0; i < findings.Length; i++)
                {
                    var compiled = policy.Statements[i];
                    var outcome = compiled.Look(request, evaluator.CallerHasBoundary(request), thorough: true);
                    findings[i] = Finder.Find(part.Part, policy.Name, i, compiled, outcome, request);
                    statements.Add(new(part, compiled, outcome, findings[i]));
                    denies |= outcome.Matches && !compiled.Allows;
                    allows |= outcome.Matches && compiled.Allows ? outcome.Named : NamedAs.None;
                }

                policies.Add(new(part.Part, part.Level, policy.Name, Seq.Of<StatementFinding>(findings)));
            }

            Evaluator.Add(part, new(denies, allows), request, ref evidence);
        }

        return new(request, begin, evidence, statements, policies.ToSeq());
    }
}
