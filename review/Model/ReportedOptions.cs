using System.Text.Json.Serialization;

namespace Review.Model;

/// <summary>
/// The options of a resource, as the engine gets them. https://www.pulumi.com/docs/iac/concepts/resources/options/
/// </summary>
/// <param name="Protect">Its own option, or that of its nearest ancestor.</param>
/// <param name="RetainOnDelete">Like <paramref name="Protect"/>.</param>
/// <param name="DependsOn">The URNs in its <c>dependsOn</c> option.</param>
public sealed record ReportedOptions(bool Protect, bool RetainOnDelete, IReadOnlyList<string> DependsOn)
{
    /// <summary>
    /// The paths of inputs whose changes the engine ignores: <c>ami</c>. Null in a report of an earlier version, which has none
    /// of the options below.
    /// </summary>
    public IReadOnlyList<string>? IgnoreChanges { get; init; } = [];

    /// <summary>The paths of inputs whose changes replace the resource: <c>tags.owner</c>.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource first; null if the provider decides.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The outputs that the state holds encrypted, beside those that depend on a secret input.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The earlier URNs of the resource, also those that come from an alias of an ancestor.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The id of an existing resource that the engine takes over; null if it creates one.</summary>
    public string? Import { get; init; }

    /// <summary>How long the provider waits; null for its defaults.</summary>
    public ReportedTimeouts? CustomTimeouts { get; init; }

    /// <summary>The URN of the resource whose deletion deletes this one too, so that no call deletes it; null for none.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>The URNs of the resources whose replacement replaces this one too.</summary>
    public IReadOnlyList<string> ReplaceWith { get; init; } = [];

    /// <summary>Whether the engine ignores a change of an input, or inside it.</summary>
    public bool Ignores(string path) => IgnoreChanges?.Any(ignored => PropertyPath.Contains(ignored, path)) == true;

    /// <summary>Options by name, as one text each; empty if the option is not set.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, string Value)> Named =>
    [
        ("protect", Protect ? "true" : "false"),
        ("retainOnDelete", RetainOnDelete ? "true" : "false"),
        .. IgnoreChanges is null ? [] : Further,
    ];

    private IEnumerable<(string Name, string Value)> Further =>
    [
        ("ignoreChanges", string.Join(", ", IgnoreChanges ?? [])),
        ("replaceOnChanges", string.Join(", ", ReplaceOnChanges)),
        ("deleteBeforeReplace", DeleteBeforeReplace switch { null => "", true => "true", false => "false" }),
        ("additionalSecretOutputs", string.Join(", ", AdditionalSecretOutputs)),
        ("aliases", string.Join(", ", Aliases)),
        ("import", Import ?? ""),
        ("customTimeouts", CustomTimeouts?.ToString() ?? ""),
        ("deletedWith", DeletedWith is { } with ? Urns.NameOf(with) : ""),
        ("replaceWith", string.Join(", ", ReplaceWith.Select(Urns.NameOf))),
        ("dependsOn", string.Join(", ", DependsOn.Select(Urns.NameOf))),
    ];
}

/// <summary>How long the provider waits for an operation, in seconds; null for its default.</summary>
public sealed record ReportedTimeouts(double? Create, double? Update, double? Delete)
{
    public override string ToString() => string.Join(", ", ((string?[])
    [
        Create is { } create ? FormattableString.Invariant($"create {create} s") : null,
        Update is { } update ? FormattableString.Invariant($"update {update} s") : null,
        Delete is { } delete ? FormattableString.Invariant($"delete {delete} s") : null,
    ]).OfType<string>());
}
