using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>Finds the replacements and removals with which something is lost for good, and whether the settings confirm them.</summary>
internal static class Losses
{
    private static readonly Dictionary<string, string> Costs = new(StringComparer.Ordinal)
    {
        ["aws:s3/bucket:Bucket"] = "the new bucket is empty: every checkpoint and savepoint stays behind, or is deleted with the old one",
        ["aws:kms/key:Key"] = "nothing that the old key encrypted can be read once it is deleted",
        ["aws:iam/user:User"] = "its access keys end with it, and policies that name it no longer mean anyone",
        ["aws:emr/cluster:Cluster"] = "every job on it ends",
    };

    public static IReadOnlyList<Loss> Of(IReadOnlyList<ResourceChange> changes, ReviewReport head)
    {
        var confirmed = ((head.Settings["infra:confirmed"] as JsonObject)?["replacements"] as JsonArray ?? []).Select(name => name?.ToString()).ToHashSet();
        return
        [
            .. from change in changes
               where change.How is ResourceFate.Replaced or ResourceFate.Removed && Costs.ContainsKey(change.Type)
               select new Loss(
                   change.Name,
                   change.Type,
                   change.How,
                   $"{(change.How == ResourceFate.Replaced ? $"is replaced ({change.Reason})" : "is removed")}: {Costs[change.Type]}",
                   confirmed.Contains(change.Name)),
        ];
    }
}
