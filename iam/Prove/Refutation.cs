using IamEngine.Model;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Encode;
using IamEngine.Prove.Solve;
using IamEngine.Prove.Steps;
using IamEngine.Requests;

namespace IamEngine.Prove;

/// <summary>The result of one attempt to refute a claim.</summary>
internal abstract record RefutationResult
{
    private RefutationResult()
    {
    }

    /// <summary>No request breaks it.</summary>
    public sealed record Impossible : RefutationResult;

    /// <summary>This request breaks it; the evaluator confirms it.</summary>
    public sealed record Broken(Request Request) : RefutationResult;

    /// <summary>The formula is satisfiable, but no confirmed request was found.</summary>
    public sealed record Open(string Reason) : RefutationResult;
}

/// <summary>
/// One question as a formula, with values for some policy variables. Every request that breaks the claim satisfies the formula.
/// If the encoding is not exact, other requests satisfy it too. So "unsatisfiable" is a proof, and a request that satisfies the
/// formula is an example only if the evaluator confirms it.
/// </summary>
internal sealed class Refutation
{
    // The number of unconfirmed assignments to exclude before giving up.
    private const int MostTries = 40;

    private readonly Encoding encoding;
    private readonly RequestSpace space;
    private readonly Func<Request, bool> isBroken;

    public Refutation(
        Question question, IReadOnlyList<AnalyzedPolicy> policies, KeyUsage usage, IReadOnlyDictionary<string, string?> values,
        Func<Request, bool> isBroken, StepBudget steps)
    {
        this.isBroken = isBroken;
        var context = RequestContext.Of(
            values.Where(value => value.Value is not null).Select(value => (value.Key, value.Value!)));
        encoding = new(new Variables(values), new Request(new Caller.Anonymous(), "", "", null, context), steps);
        space = new(encoding, usage);
        var statements = new StatementEncoder(encoding, space);
        var say = policies.Select(policy => policy.Encode(encoding, space, statements)).ToList();
        encoding.Circuit.Require(question.Broken(encoding.Circuit, say));
        foreach (var policy in policies)
        {
            policy.Restrict(encoding, space);
        }

        foreach (var (key, value) in values)
        {
            encoding.Circuit.Require(Is(key, value));
        }
    }

    /// <summary>The policy variables without a value in the formula.</summary>
    public IReadOnlyList<string> OpenVariables =>
        [.. encoding.Variables.Unknown.Select(variable => variable.Key).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The answer depends on which resources an action acts on.</summary>
    public bool DependsOnResourceForms { get; private set; }

    public IReadOnlyCollection<string> TakenAsSingle => space.Keys.TakenAsSingle;

    public IReadOnlyCollection<string> TakenAsDerived => space.Keys.TakenAsDerived;

    /// <summary>Excludes the requests in which all of these keys have these values.</summary>
    public void Exclude(IReadOnlyDictionary<string, string?> values) =>
        encoding.Circuit.Require([.. values.Select(value => !Is(value.Key, value.Value))]);

    public RefutationResult Run()
    {
        space.LinkOwner();
        RequireValuesOfVariables();
        space.Keys.LinkKinds();
        var solver = encoding.Solver;
        string? reason = null;
        var most = OpenVariables.Count > 0 ? 1 : MostTries;
        for (var tries = 0; tries < most; tries++)
        {
            switch (solver.Solve())
            {
                case SolverResult.Unsatisfiable:
                    return reason is null ? new RefutationResult.Impossible() : new RefutationResult.Open(reason);
                case SolverResult.GaveUp:
                    return new RefutationResult.Open(encoding.Steps.Reason);
            }

            var request = space.Read(solver, out var unreadable, out var clause);
            if (clause is not null)
            {
                // AWS cannot receive this request. It is excluded and does not count as a try.
                encoding.Circuit.Require([.. clause]);
                DependsOnResourceForms = true;
                tries--;
                continue;
            }

            if (request is not null && isBroken(request))
            {
                return new RefutationResult.Broken(request);
            }

            reason ??= Reason(request is null);
            PutAside(unreadable);
        }

        return new RefutationResult.Open(reason!);
    }

    private string Reason(bool isUnreadable) =>
        space.Keys.LeftOpen.Count > 0
            ? $"{string.Join(", ", space.Keys.LeftOpen)}: compared by an operator for another kind of value, which is not "
                + "analyzed"
        : isUnreadable
            ? "one condition key is compared by operators of different kinds, and no value was found that answers all of them"
        : "the formula and the evaluator see a request differently";

    private void PutAside(FreeValue? unreadable)
    {
        var solver = encoding.Solver;
        var assignment = unreadable?.Assignment(solver) ?? encoding.Theory.Slots.SelectMany(slot => slot.Assignment(solver));
        solver.Add([.. assignment.Select(literal => !literal).ToList()]);
    }

    // A pattern with a variable that has no value matches nothing.
    private void RequireValuesOfVariables()
    {
        foreach (var slot in encoding.Theory.Slots.ToList())
        {
            if (slot.Domain is not TextDomain texts)
            {
                continue;
            }

            foreach (var atom in slot.Atoms.ToList())
            {
                foreach (var token in texts[atom].Tokens)
                {
                    if (token.IsVariable && encoding.Variables[token] is { Default: null } variable)
                    {
                        encoding.Circuit.Require(!slot.Literal(atom), HasValue(variable.Key));
                    }
                }
            }
        }
    }

    private Literal HasValue(string key)
    {
        var state = space.Keys[key];
        return encoding.Circuit.All(state.IsPresent, !state.IsList, !state.Places[0].Value.IsEmpty);
    }

    private Literal Is(string key, string? value)
    {
        var state = space.Keys[key];
        return value is null
            ? !state.IsPresent
            : state.Holds(
                new Condition(ConditionOperator.StringEquals, new(key), [Escape(value)]), PolicyVersion.V2012, encoding.Circuit);
    }

    // The value is literal text, even if it looks like a variable.
    private static string Escape(string value) => value.Replace("$", "${$}", StringComparison.Ordinal);
}
