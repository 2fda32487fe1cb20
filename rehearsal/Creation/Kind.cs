using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>A type of resource: the calls that create it, and the calls that read back what was created.</summary>
/// <param name="Type">Pulumi's name for it.</param>
/// <param name="Create">Creates one in the emulator.</param>
/// <param name="Read">Reads it back: its inputs, by wire name, as the emulator now holds them. Null where nothing of it can be read.</param>
internal sealed record Kind(
    string Type,
    Func<EmulatedCloud, Wanted, CancellationToken, Task<Created>> Create,
    Func<EmulatedCloud, Wanted, Created, CancellationToken, Task<JsonObject>>? Read)
{
    /// <summary>The inputs that are policy documents, which are compared by what they mean.</summary>
    public IReadOnlyDictionary<string, DocumentKind> Documents { get; init; } = new Dictionary<string, DocumentKind>();

    /// <summary>The inputs that the emulator cannot hold, or that AWS does not have (the provider acts on them itself), each with the reason.</summary>
    public IReadOnlyDictionary<string, string> NotHeld { get; init; } = new Dictionary<string, string>();

    /// <summary>What else is different in the emulator, for whoever reads the results.</summary>
    public string? Note { get; init; }

    public Kind WithDocument(string input, DocumentKind kind) =>
        this with { Documents = new Dictionary<string, DocumentKind>(Documents) { [input] = kind } };

    public Kind NotHolding(string input, string reason) => this with { NotHeld = new Dictionary<string, string>(NotHeld) { [input] = reason } };
}

internal enum DocumentKind
{
    Identity,
    Trust,
    Resource,
}
