using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permission to delete checkpoints, which Flink needs. Anyone else with this permission could delete the state of a running
/// job.
/// </summary>
public static class CheckpointDeletion
{
    public static IdentityPolicy Document(StateStore store) => IdentityPolicy.Of(
        Allow("DeleteCheckpoints", S3.DeleteObject).On(store.Under(StatePrefix.Checkpoints)));
}
