using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules;

/// <summary>A document exceeds the size limit of its kind. White space does not count.</summary>
internal abstract class SizeRule : Rule
{
    private protected SizeRule(string code, Severity severity)
        : base(code, severity)
    {
    }

    public override string Help =>
        "Divide the document, or say the same in fewer words: wildcards, and statements that differ in one element joined.";

    internal sealed override bool AppliesTo(PolicyKind kind) => PlaceOf(kind) is not null;

    internal sealed override IEnumerable<Violation> Analyze(PolicySyntax policy)
    {
        var limit = PlaceOf(policy.Kind)!.Value.Limit();
        return policy.Size > limit
            ? [new(
                "$",
                FormattableString.Invariant(
                    $"the document has {policy.Size:N0} characters without white space; {policy.Kind.NameWithArticle()} has room for {limit:N0}"))]
            : [];
    }

    /// <summary>
    /// The attachment of the document, which determines the limit; null if the rule does not apply to this kind.
    /// </summary>
    private protected abstract Attachment? PlaceOf(PolicyKind kind);

    /// <summary>Two documents: one repeats a statement until the document is too large, the other has it once.</summary>
    private protected static Example WithStatements(PolicyKind kind, int count, Func<int, string> statement) =>
        new(kind, Document(Enumerable.Range(1, count).Select(statement)), Document([statement(1)]));

    private static string Document(IEnumerable<string> statements) =>
        $"{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {string.Join(",\n    ", statements)}\n  ]\n}}";
}
