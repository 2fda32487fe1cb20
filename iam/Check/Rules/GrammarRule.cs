using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A fault that the reader finds: it refuses a document with everything that is wrong with it, and here each has its rule.</summary>
internal abstract class GrammarRule : Rule
{
    private protected GrammarRule(string code)
        : base(code, Severity.Error)
    {
    }

    // A variable in an element that takes none has a rule of its own, which says more than that the element cannot be read.
    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.ProblemsOf(Code)
        .Where(problem => !policy.HasVariableAt(problem.Path))
        .Select(problem => new Violation(problem.Path, problem.Message));
}
