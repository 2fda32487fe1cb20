using Review.Model;

namespace Review.Controls.Vocabulary;

/// <summary>Controls of several benchmarks with the same requirement.</summary>
/// <param name="Name">A stable name of subject and property: <c>bucket-versioning</c>.</param>
/// <param name="Sentence">The requirement in one sentence without a full stop.</param>
public abstract record ControlGroup(string Name, string Sentence, IReadOnlyList<Control> Controls)
{
    /// <summary>Controls that a declaration satisfies or misses.</summary>
    /// <param name="Types">The resource types that the rule applies to.</param>
    /// <param name="Judge">The rule; it returns null if it does not apply to the resource.</param>
    public sealed record Decided(
        string Name,
        string Sentence,
        IReadOnlyList<string> Types,
        IEnumerable<Control> Ids,
        Func<ReportedResource, ControlContext, Judgement?> Judge) : ControlGroup(Name, Sentence, [.. Ids]);

    /// <summary>Controls that no declaration can show: they concern the account, or events after deployment.</summary>
    /// <param name="Reason">The reason, and where to check instead.</param>
    public sealed record Undecidable(string Name, string Sentence, string Reason, IEnumerable<Control> Ids)
        : ControlGroup(Name, Sentence, [.. Ids]);

    /// <summary>
    /// Controls of resource types that this project does not declare. If a stack declares one, the controls are undecided.
    /// </summary>
    public sealed record Undeclared(string Name, string Sentence, IReadOnlyList<string> Types, IEnumerable<Control> Ids)
        : ControlGroup(Name, Sentence, [.. Ids]);
}
