using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules;

/// <summary>
/// One thing that can be wrong with a document. A rule looks at the document as it is written, which need not be one that AWS
/// takes, and tells each place where it finds its fault.
/// </summary>
public abstract class Rule
{
    private protected Rule(string code, Severity severity) => (Code, Severity) = (code, severity);

    /// <summary>The rule's name, which never changes: <c>INVALID_ACTION</c>.</summary>
    public string Code { get; }

    public Severity Severity { get; }

    /// <summary>What to do about it, in a sentence or two.</summary>
    public abstract string Help { get; }

    /// <summary>A document with the fault, and one without.</summary>
    public abstract Example Example { get; }

    /// <summary>The AWS page that the rule comes from.</summary>
    public virtual string Link => AccessAnalyzerPage.LinkTo(Code, Severity);

    /// <summary>Whether AWS's own validator has a check of this code.</summary>
    public virtual bool IsAccessAnalyzerCheck => true;

    /// <summary>How the rule differs from AWS's check of the same code; null where it does not.</summary>
    public virtual string? DifferenceFromAws => null;

    /// <summary>Whether documents of this kind can have the fault.</summary>
    internal virtual bool AppliesTo(PolicyKind kind) => true;

    internal abstract IEnumerable<Violation> Analyze(PolicySyntax policy);
}

/// <summary>A rule that AWS's validator lacks: most need to know which action meets which resource and condition key.</summary>
public abstract class ProjectRule : Rule
{
    private readonly string link;

    private protected ProjectRule(string code, Severity severity, string link)
        : base(code, severity) => this.link = link;

    public override string Link => link;

    public override bool IsAccessAnalyzerCheck => false;
}

/// <summary>Where a rule found its fault, and the sentence that says what it is.</summary>
internal readonly record struct Violation(string Path, string Message);
