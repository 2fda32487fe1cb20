using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules;

/// <summary>
/// A check for one kind of problem. A rule analyzes the document as written, even if AWS refuses it, and returns each violation
/// with its path.
/// </summary>
public abstract class Rule
{
    private protected const string AcceptedByAws =
        "An error there. AWS accepts such a document, and some of its managed policies have this: a warning here.";

    private protected Rule(string code, Severity severity) => (Code, Severity) = (code, severity);

    /// <summary>The rule's stable code: <c>INVALID_ACTION</c>.</summary>
    public string Code { get; }

    public Severity Severity { get; }

    /// <summary>How to fix a violation, in one or two sentences.</summary>
    public abstract string Help { get; }

    /// <summary>A document with a violation, and one without.</summary>
    public abstract Example Example { get; }

    /// <summary>The AWS page that documents the rule.</summary>
    public virtual string Link => AccessAnalyzerPage.LinkTo(Code, SeverityOfAws);

    /// <summary>Whether IAM Access Analyzer has a check of this code.</summary>
    public virtual bool IsAccessAnalyzerCheck => true;

    /// <summary>How the rule differs from the Access Analyzer check of the same code; null if it does not.</summary>
    public virtual string? DifferenceFromAws => null;

    /// <summary>The severity of the Access Analyzer check of the same code.</summary>
    private protected virtual Severity SeverityOfAws => Severity;

    /// <summary>Whether the rule applies to documents of this kind.</summary>
    internal virtual bool AppliesTo(PolicyKind kind) => true;

    internal abstract IEnumerable<Violation> Analyze(PolicySyntax policy);
}

/// <summary>A rule that IAM Access Analyzer lacks. Most need the catalogue of actions, resources and condition keys.</summary>
public abstract class ProjectRule : Rule
{
    private readonly string link;

    private protected ProjectRule(string code, Severity severity, string link)
        : base(code, severity) => this.link = link;

    public override string Link => link;

    public override bool IsAccessAnalyzerCheck => false;
}

/// <summary>The JSON path and message of a violation.</summary>
/// <param name="Severity">If it differs from that of the rule.</param>
internal sealed record Violation(string Path, string Message, Severity? Severity = null);
