using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Drift.Readers;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// EMR clusters with the stack's names that the program does not declare. Of other clusters only the nodes are collected, as
/// instances.
/// </summary>
/// <param name="prefix">The prefix of the stack's names: <c>infra-dev-</c>.</param>
internal sealed class UndeclaredClusters(AccountState state, string prefix, UndeclaredList found)
{
    public void All()
    {
        foreach (var cluster in HostReaders.Clusters(state))
        {
            if (cluster["Id"].AsText() is { } id && !state.IsClaimed(id)
                && cluster["Name"].AsText() is { } name && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(
                    name, $"is an EMR cluster that the program does not declare ({id})", SettingKind.Access,
                    $"aws emr terminate-clusters --cluster-ids {id}");
            }
        }
    }
}
