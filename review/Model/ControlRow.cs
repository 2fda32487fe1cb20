namespace Review.Model;

public enum ControlStatus
{
    /// <summary>Every resource that the rule is about keeps it.</summary>
    Satisfied,

    /// <summary>A resource breaks the rule, and no accepted exception covers it.</summary>
    Missed,

    /// <summary>A resource breaks the rule, and an accepted exception says why.</summary>
    Excepted,

    /// <summary>The stack declares no resource that the rule is about.</summary>
    NotApplicable,

    /// <summary>A declaration does not show it, for the given reason.</summary>
    NotDecidable,
}

/// <summary>One rule that controls of several benchmarks share, and what a stack does about it.</summary>
/// <param name="Rule">The rule's stable name: <c>bucket-versioning</c>.</param>
/// <param name="Sentence">What the rule asks for.</param>
/// <param name="Controls">The controls, each as <c>Checkov CKV_AWS_21</c>.</param>
/// <param name="Resources">The URNs that the status is about; none unless missed or excepted.</param>
/// <param name="Because">What is missed, why it is accepted, or why it is not decided; empty where the rule is kept.</param>
public sealed record ControlRow(
    string Rule,
    string Sentence,
    IReadOnlyList<string> Controls,
    ControlStatus Status,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> Because);
