using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// Removing checkpoints, as Flink does with those that it needs no more. Whoever else can, can take a running job's state away.
/// </summary>
public static class CheckpointDeletion
{
    public static IdentityPolicy Document(StateStore store) => IdentityPolicy.Of(
        Allow("DeleteCheckpoints", S3.DeleteObject).On(store.Under(StatePrefix.Checkpoints)));
}
