using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>
/// Finds the replacements and removals that destroy something permanently, and whether the settings confirm them.
/// </summary>
internal static class Losses
{
    public static IReadOnlyList<Loss> Of(IReadOnlyList<ResourceChange> changes, ReviewReport head)
    {
        var confirmed = ((head.Settings["infra:confirmed"] as JsonObject)?["replacements"] as JsonArray ?? [])
            .Select(name => name?.ToString()).ToHashSet();
        return
        [
            .. from change in changes
               let loss = ResourceTypes.Find(change.Type)?.Loss
               where change.How is ResourceFate.Replaced or ResourceFate.Removed && loss is not null
               select new Loss(change.Name, change.Type, change.How, $"{What(change)}: {loss}", confirmed.Contains(change.Name)),
        ];
    }

    private static string What(ResourceChange change)
    {
        var notes = change.Notes.Where(note => !note.StartsWith("the new", StringComparison.Ordinal)).ToArray();
        return (change.How == ResourceFate.Replaced ? $"is replaced ({change.Reason})" : "is removed")
            + (notes.Length > 0 ? $"; {string.Join("; ", notes)}" : "");
    }
}
