using IamEngine.Model;
using Review.Updates;

namespace Review.Diff.Resources;

/// <summary>A resource that one side declares otherwise.</summary>
/// <param name="Urn">In the head; of a removed resource, in the base.</param>
/// <param name="Name">The program's name for it.</param>
/// <param name="How">What happens to it.</param>
/// <param name="Properties">What differs, input by input.</param>
/// <param name="Reason">Of a replaced resource, why; with the page that says so, or with the resource that replaces it.</param>
public sealed record ResourceChange(
    string Urn, string Type, string Name, ResourceFate How, Seq<PropertyChange> Properties, string? Reason)
{
    /// <summary>Of a replaced resource, what the engine does; null for others.</summary>
    public Replacement? Replacement { get; init; }

    /// <summary>Of a replaced or removed resource, in which way and why the update cannot do it; a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

public enum ResourceFate
{
    Added,
    Changed,
    Replaced,
    Removed,

    /// <summary>Only inputs differ whose changes the engine ignores.</summary>
    Ignored,
}

/// <summary>One input that differs; values are null where the side has none.</summary>
/// <param name="Path">With dots and indices: <c>rules[0].filter.prefix</c>.</param>
/// <param name="InWords">Of a policy document, what differs, statement by statement; empty elsewhere.</param>
public sealed record PropertyChange(string Path, string? Old, string? New, Seq<string> InWords);

/// <summary>A replaced or removed resource with which something is lost that cannot be made again.</summary>
/// <param name="Name">The program's name for it.</param>
/// <param name="What">What happens, why, and what is lost.</param>
/// <param name="IsConfirmed">Whether <c>infra:confirmed</c> names it.</param>
public sealed record Loss(string Name, string Type, ResourceFate How, string What, bool IsConfirmed);
