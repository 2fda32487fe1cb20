namespace Tests.Architecture;

/// <summary>
/// The namespaces of an assembly that each namespace may use besides itself. A namespace may use only those above it in the
/// table, so a table cannot allow a cycle. Names are relative to the root namespace, which is <see cref="Top"/>; spaces separate
/// the used namespaces.
/// </summary>
internal sealed record Layers(string Root, params (string Name, string MayUse)[] Table)
{
    /// <summary>The root namespace, as a name in a table.</summary>
    public const string Top = ".";

    /// <summary>The uses that the table does not allow, each as <c>TYPE uses TYPE</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Violations(IEnumerable<Type> types)
    {
        var mayUse = Table.ToDictionary(row => row.Name, row => Names(row.MayUse));
        return
        [
            .. from type in types
               let name = NameOf(type)
               where name is not null
               from used in TypeUses.Of(type)
               let usedName = NameOf(used)
               where usedName is not null && usedName != name
                   && !(mayUse.TryGetValue(name, out var below) && below.Contains(usedName))
               group used by $"{TypeUses.Outermost(type).FullName} uses {TypeUses.Outermost(used).FullName}" into use
               orderby use.Key
               select use.Key,
        ];
    }

    /// <summary>The namespaces of the types, in ordinal order.</summary>
    public IReadOnlyList<string> NamesOf(IEnumerable<Type> types) =>
        [.. types.Select(NameOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The entries that use a namespace below them in the table.</summary>
    public IReadOnlyList<string> Unordered() =>
    [
        .. Table.SelectMany((row, at) => Names(row.MayUse)
            .Except(Table.Take(at).Select(above => above.Name))
            .Select(name => $"{row.Name} -> {name}")),
    ];

    private string? NameOf(Type type) =>
        type.Namespace == Root ? Top
        : type.Namespace?.StartsWith($"{Root}.", StringComparison.Ordinal) == true ? type.Namespace[(Root.Length + 1)..]
        : null;

    private static string[] Names(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
