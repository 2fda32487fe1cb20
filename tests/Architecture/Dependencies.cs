using System.Reflection;
using ArchUnitNET.Loader;

namespace Tests.Architecture;

/// <summary>The dependencies between the namespaces of one assembly, signatures and method bodies alike.</summary>
internal static class Dependencies
{
    /// <summary>Each dependency that the table does not allow, with one type that has it.</summary>
    public static IReadOnlyList<string> NotAllowed(Assembly assembly, Layers layers)
    {
        var table = layers.Folders.ToDictionary(row => row.Folder, row => row.MayUse);
        return
        [
            .. Between(assembly, layers.Root)
                .Where(edge => !table.TryGetValue(edge.From, out var mayUse) || !mayUse.Contains(edge.To))
                .GroupBy(edge => (edge.From, edge.To))
                .Select(group =>
                    $"{group.Key.From} -> {group.Key.To}, in {group.Select(edge => edge.Type).Min(StringComparer.Ordinal)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The folders in which the assembly has types.</summary>
    public static IEnumerable<string> Folders(Assembly assembly, string root) =>
        assembly.GetTypes().Select(type => Folder(type.Namespace, root)).OfType<string>().Distinct();

    private static IEnumerable<(string From, string To, string Type)> Between(Assembly assembly, string root) =>
        from type in new ArchLoader().LoadAssembly(assembly).Build().Types
        let folder = Folder(type.Namespace?.FullName, root)
        where folder is not null
        from target in type.Dependencies.Select(dependency => Folder(dependency.Target.Namespace?.FullName, root)).Distinct()
        where target is not null && target != folder
        select (folder, target, type.Name);

    private static string? Folder(string? space, string root) =>
        space is not null && space.StartsWith($"{root}.", StringComparison.Ordinal) ? space[(root.Length + 1)..] : null;
}
