using Review.Findings;
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
    /// Controls of the credentials of a stack's users. The account's credential report decides them; without a report they are
    /// not decidable.
    /// </summary>
    /// <param name="Reason">Why a declaration does not decide them, and how the review gets the report.</param>
    /// <param name="Misses">The violations of a user on a day, each as <c>access key 1 is of 2026-01-31</c>.</param>
    public sealed record Reported(
        string Name,
        string Sentence,
        string Reason,
        Func<ReportedUser, DateOnly, IEnumerable<string>> Misses,
        IEnumerable<Control> Ids)
        : ControlGroup(Name, Sentence, [.. Ids]);

    /// <summary>
    /// Controls of resource types that this project does not declare. If a stack declares one, the controls are undecided.
    /// </summary>
    public sealed record Undeclared(string Name, string Sentence, IReadOnlyList<string> Types, IEnumerable<Control> Ids)
        : ControlGroup(Name, Sentence, [.. Ids]);
}
