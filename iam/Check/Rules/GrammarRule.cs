using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A problem that the policy reader reports; each of its codes is a rule.</summary>
internal abstract class GrammarRule : Rule
{
    private protected GrammarRule(string code)
        : base(code, Severity.Error)
    {
    }

    // VARIABLE_UNSUPPORTED_IN_ELEMENT reports a variable in an element that does not support variables, with a clearer message.
    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.ProblemsOf(Code)
        .Where(problem => !policy.HasVariableAt(problem.Path))
        .Select(problem => new Violation(problem.Path, problem.Message));
}
