using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>
/// Finds the replacements and removals that destroy something permanently, and whether the settings confirm them.
/// </summary>
internal static class Losses
{
    /// <param name="changes">All changes of resources.</param>
    /// <param name="base">The base with the names of the head.</param>
    public static IReadOnlyList<Loss> Of(IReadOnlyList<ResourceChange> changes, ReviewReport @base, ReviewReport head)
    {
        var confirmed = ((head.Settings["infra:confirmed"] as JsonObject)?["replacements"] as JsonArray ?? [])
            .Select(name => name?.ToString()).ToHashSet();
        return
        [
            .. from change in changes
               where change.How is ResourceFate.Replaced or ResourceFate.Removed
               let loss = ResourceTypes.Find(change.Type)?.Loss ?? OfKeyPair(change, changes, @base)
               where loss is not null
               select new Loss(change.Name, change.Type, change.How, $"{What(change)}: {loss}", confirmed.Contains(change.Name)),
        ];
    }

    /// <summary>
    /// EC2 starts no instance with a key pair that it does not have, and a cluster keeps the name of the key pair that it started
    /// with. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (InvalidKeyPair.NotFound)
    /// </summary>
    private static string? OfKeyPair(ResourceChange change, IReadOnlyList<ResourceChange> changes, ReviewReport @base)
    {
        if (change is not { Type: ResourceTypes.KeyPair, How: ResourceFate.Removed }
            || @base.Resources.WithUrn(change.Urn) is not { } pair)
        {
            return null;
        }

        var left = @base.Resources.Of(ResourceTypes.EmrCluster).Where(cluster =>
            (cluster.Inputs["ec2Attributes"] as JsonObject)?["keyName"] is { } name && pair.Answers(name.ToString())
            && !changes.Any(other => other.Urn == cluster.Urn && other.How is ResourceFate.Replaced or ResourceFate.Removed))
            .Select(cluster => cluster.Name).ToArray();
        return left.Length == 0 ? null
            : $"{string.Join(" and ", left)} can start no node any more if it started with this key pair; keep "
                + "infra:bastion.publicKey until the cluster is replaced";
    }

    private static string What(ResourceChange change)
    {
        var notes = change.Notes.Where(note => !note.StartsWith("the new", StringComparison.Ordinal)).ToArray();
        return (change.How == ResourceFate.Replaced ? $"is replaced ({change.Reason})" : "is removed")
            + (notes.Length > 0 ? $"; {string.Join("; ", notes)}" : "");
    }
}
