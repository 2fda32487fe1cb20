using IamEngine.Model;
using IamEngine.Prove.Encode;
using IamEngine.Prove.Steps;
using IamEngine.Requests;

namespace IamEngine.Prove;

/// <summary>
/// Answers questions about all requests: with a proof, a counterexample that the evaluator confirms, or the reason why
/// neither was found.
/// <code>Prover.Ask(new Question.Implies(AnalyzedPolicy.Of(head, "head"), AnalyzedPolicy.Of(@base, "base")))</code>
/// </summary>
public static class Prover
{
    public static Proof Ask(Question question, Budget? budget = null)
    {
        var search = new ProofSearch(question, (budget ?? Budget.Default).Start());
        try
        {
            return search.Answer();
        }
        catch (BudgetSpentException)
        {
            return search.OutOfBudget();
        }
    }
}

/// <summary>The search for the answer to one question.</summary>
internal sealed class ProofSearch
{
    private static readonly Dictionary<string, string?> NoValues = [];

    private readonly Question question;
    private readonly IReadOnlyList<AnalyzedPolicy> policies;
    private readonly KeyUsage usage;
    private readonly StepBudget steps;
    private bool dependsOnResourceForms;

    public ProofSearch(Question question, StepBudget steps)
    {
        (this.question, this.steps) = (question, steps);
        policies = question.Policies;
        usage = new(policies.SelectMany(policy => policy.Documents));
    }

    public Proof Answer()
    {
        var refutation = Try(NoValues);
        return Run(refutation) switch
        {
            RefutationResult.Impossible => Proved(refutation),
            RefutationResult.Broken broken => Refuted(broken.Request),
            RefutationResult.Open open when refutation.OpenVariables.Count == 0 => Unknown(open.Reason),
            _ => TryValues(refutation),
        };
    }

    /// <summary>
    /// With open policy variables the formula can be satisfiable although no request breaks the claim. With chosen values it is
    /// exact. A request found with chosen values is a counterexample. If no chosen value gives one, and the formula without them
    /// is unsatisfiable, the result is a proof by cases.
    /// </summary>
    private Proof TryValues(Refutation general)
    {
        var keys = general.OpenVariables;
        var cases = VariableCases.Of(keys, usage);
        var settled = new List<IReadOnlyDictionary<string, string?>>();
        foreach (var values in cases)
        {
            switch (Run(Try(values)))
            {
                case RefutationResult.Broken broken:
                    return Refuted(broken.Request);
                case RefutationResult.Impossible:
                    settled.Add(values);
                    break;
            }

            if (steps.IsExhausted)
            {
                return OutOfBudget();
            }
        }

        var rest = Try(NoValues);
        settled.ForEach(rest.Exclude);
        return Run(rest) is RefutationResult.Impossible
            ? Proved(rest)
            : Unknown($"it depends on what {string.Join(" and ", keys.Select(key => $"${{{key}}}"))} stands for; no value was "
                + "found that breaks the claim, nor a proof for all values");
    }

    private RefutationResult Run(Refutation refutation)
    {
        var result = refutation.Run();
        dependsOnResourceForms |= refutation.DependsOnResourceForms;
        return result;
    }

    private Refutation Try(IReadOnlyDictionary<string, string?> values) =>
        new(question, policies, usage, values, IsBroken, steps);

    private bool IsBroken(Request request) =>
        ActionOnResource.CanBe(request.Action, request.Resource)
        && (ResourceOwner.InArn(request.Resource) is not { } owner || owner == request.ResourceAccount)
        && policies.All(policy => policy.IsAbout(request))
            && question.IsBroken([.. policies.Select(policy => policy.Decide(request))]);

    private Proof.Proved Proved(Refutation refutation) => new(question, Assumptions(refutation).ToSeq(), ProofCost.Of(steps));

    private Proof.Refuted Refuted(Request request)
    {
        var statements = policies.SelectMany(policy => policy.Documents).Sum(document => document.AllStatements.Count);
        var small = ExampleShrinker.Shrink(request, candidate => steps.TrySpend(statements) && IsBroken(candidate));
        return new(question, new(small, policies.Select(policy => (policy.Name, policy.Decide(small))).ToSeq()),
            ProofCost.Of(steps));
    }

    public Proof.Unknown OutOfBudget() => Unknown(steps.Reason);

    public Proof.Unknown Unknown(string reason) => new(question, reason, ProofCost.Of(steps));

    private IEnumerable<string> Assumptions(Refutation refutation)
    {
        foreach (var assumption in policies.SelectMany(policy => policy.Assumptions()).Distinct())
        {
            yield return assumption;
        }

        if (dependsOnResourceForms)
        {
            yield return "resources have the ARN forms that the catalogue gives for their action, with names as AWS allows them; "
                + "an action that the catalogue does not know may act on any resource of another type";
        }

        if (refutation.TakenAsDerived.Count > 0)
        {
            yield return $"{string.Join(", ", refutation.TakenAsDerived)}: only values that AWS derives from the caller and the "
                + "resource";
        }

        if (refutation.TakenAsSingle.Count > 0)
        {
            yield return $"{string.Join(", ", refutation.TakenAsSingle)}: at most one value, of the type that the key has";
        }
    }
}
