using IamEngine.Model;
using IamEngine.Prove.Encode;
using IamEngine.Requests;

namespace IamEngine.Prove;

/// <summary>
/// Answers questions about all requests: with a proof, with a request that the evaluator decides as claimed, or with the reason why
/// neither was found.
/// <code>Prover.Ask(new Question.Implies(Subject.Of(head, "head"), Subject.Of(@base, "base")))</code>
/// </summary>
public static class Prover
{
    public static Proof Ask(Question question, Budget? budget = null)
    {
        var inquiry = new ProofSearch(question, new Meter(budget ?? Budget.Default));
        try
        {
            return inquiry.Answer();
        }
        catch (BudgetSpentException)
        {
            return inquiry.Unknown(RefutationResult.BudgetSpent);
        }
    }
}

/// <summary>One question on its way to an answer.</summary>
internal sealed class ProofSearch
{
    private static readonly Dictionary<string, string?> NoValues = [];

    private readonly Question question;
    private readonly IReadOnlyList<AnalyzedPolicy> subjects;
    private readonly KeyUsage use;
    private readonly Meter meter;

    public ProofSearch(Question question, Meter meter)
    {
        (this.question, this.meter) = (question, meter);
        subjects = question.Policies;
        use = new(subjects.SelectMany(subject => subject.Documents));
    }

    public Proof Answer()
    {
        var attempt = Try(NoValues);
        return attempt.Run() switch
        {
            RefutationResult.Impossible => Proved(attempt),
            RefutationResult.Broken broken => Refuted(broken.Request),
            RefutationResult.Open open when attempt.OpenVariables.Count == 0 => Unknown(open.Reason),
            _ => TryValues(attempt),
        };
    }

    /// <summary>
    /// With variables left open the formula may only seem satisfiable. So values are chosen for them: with values it is exact. A
    /// request found so is an example. If none of the chosen values gives one, and leaving them all out makes the formula
    /// unsatisfiable, that is a proof by cases.
    /// </summary>
    private Proof TryValues(Refutation general)
    {
        var keys = general.OpenVariables;
        var cases = VariableCases.Of(keys, use);
        var settled = new List<IReadOnlyDictionary<string, string?>>();
        foreach (var values in cases)
        {
            switch (Try(values).Run())
            {
                case RefutationResult.Broken broken:
                    return Refuted(broken.Request);
                case RefutationResult.Impossible:
                    settled.Add(values);
                    break;
            }

            if (meter.IsExhausted)
            {
                return Unknown(RefutationResult.BudgetSpent);
            }
        }

        var rest = Try(NoValues);
        settled.ForEach(rest.Exclude);
        return rest.Run() is RefutationResult.Impossible
            ? Proved(rest)
            : Unknown($"it depends on what {string.Join(" and ", keys.Select(key => $"${{{key}}}"))} stands for; no value was found that breaks the claim, nor a proof for all values");
    }

    private Refutation Try(IReadOnlyDictionary<string, string?> values) => new(question, subjects, use, values, IsBroken, meter);

    private bool IsBroken(Request request) =>
        subjects.All(subject => subject.IsAbout(request)) && question.IsBroken([.. subjects.Select(subject => subject.Decide(request))]);

    private Proof.Proved Proved(Refutation attempt) => new(question, Assumptions(attempt).ToSeq(), meter.Spent);

    private Proof.Refuted Refuted(Request request)
    {
        var small = ExampleShrinker.Shrink(request, candidate => !meter.IsOutOfTime && IsBroken(candidate));
        return new(question, new(small, subjects.Select(subject => (subject.Name, subject.Decide(small))).ToSeq()), meter.Spent);
    }

    public Proof.Unknown Unknown(string reason) => new(question, reason, meter.Spent);

    private IEnumerable<string> Assumptions(Refutation attempt)
    {
        foreach (var assumption in subjects.SelectMany(subject => subject.Assumptions()).Distinct())
        {
            yield return assumption;
        }

        if (attempt.TakenAsDerived.Count > 0)
        {
            yield return $"{string.Join(", ", attempt.TakenAsDerived)}: as AWS derives them from caller and resource";
        }

        if (attempt.TakenAsSingle.Count > 0)
        {
            yield return $"{string.Join(", ", attempt.TakenAsSingle)}: one value at most, of the key's own type";
        }
    }
}
