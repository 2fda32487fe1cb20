using IamEngine.Model;
using Review.Updates;

namespace Review.Diff.Resources;

/// <summary>A resource that differs between base and head.</summary>
/// <param name="Urn">The URN in the head; for a removed resource, in the base.</param>
/// <param name="Name">The name of the resource in the program.</param>
/// <param name="How">The kind of change.</param>
/// <param name="Properties">The inputs that differ.</param>
/// <param name="Reason">The reason for a replacement, with its documentation page or the resource that causes it.</param>
public sealed record ResourceChange(
    string Urn, string Type, string Name, ResourceFate How, Seq<PropertyChange> Properties, string? Reason)
{
    /// <summary>The engine's steps for a replaced resource; null for other resources.</summary>
    public Replacement? Replacement { get; init; }

    /// <summary>Sentences about a replacement or removal: how the engine does it, and why the update fails.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

public enum ResourceFate
{
    Added,
    Changed,
    Replaced,
    Removed,

    /// <summary>The only changes are in inputs whose changes the engine ignores.</summary>
    Ignored,
}

/// <summary>An input that differs. A value is null if that side does not have the input.</summary>
/// <param name="Path">The path with dots and indices: <c>rules[0].filter.prefix</c>.</param>
/// <param name="InWords">The differences in words, such as the changed statements of a policy document; can be empty.</param>
public sealed record PropertyChange(string Path, string? Old, string? New, Seq<string> InWords);

/// <summary>A replacement or removal that destroys something that cannot be recreated.</summary>
/// <param name="Name">The name of the resource in the program.</param>
/// <param name="What">The change, its reason, and what is lost.</param>
/// <param name="IsConfirmed">Whether the setting <c>infra:confirmed</c> lists the resource.</param>
public sealed record Loss(string Name, string Type, ResourceFate How, string What, bool IsConfirmed);
