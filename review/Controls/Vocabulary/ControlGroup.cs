using Review.Model;

namespace Review.Controls.Vocabulary;

/// <summary>Controls of several benchmarks that ask for the same.</summary>
/// <param name="Name">Stable, in the order subject and property: <c>bucket-versioning</c>.</param>
/// <param name="Sentence">What they ask for, in one sentence without a full stop.</param>
public abstract record ControlGroup(string Name, string Sentence, IReadOnlyList<Control> Controls)
{
    /// <summary>Controls that a declaration decides.</summary>
    /// <param name="Types">The types of the resources that the rule is about.</param>
    /// <param name="Judge">The rule; null for a resource of these types that it is not about.</param>
    public sealed record Decided(
        string Name,
        string Sentence,
        IReadOnlyList<string> Types,
        IEnumerable<Control> Ids,
        Func<ReportedResource, ControlContext, Judgement?> Judge) : ControlGroup(Name, Sentence, [.. Ids]);

    /// <summary>Controls that no declaration decides: they are about an account, or about what happens later.</summary>
    /// <param name="Reason">Why, and where to look instead.</param>
    public sealed record Undecidable(string Name, string Sentence, string Reason, IEnumerable<Control> Ids)
        : ControlGroup(Name, Sentence, [.. Ids]);

    /// <summary>
    /// Controls of resource types that this project does not declare. Where a stack declares one, the controls are not decided.
    /// </summary>
    public sealed record Undeclared(string Name, string Sentence, IReadOnlyList<string> Types, IEnumerable<Control> Ids)
        : ControlGroup(Name, Sentence, [.. Ids]);
}
