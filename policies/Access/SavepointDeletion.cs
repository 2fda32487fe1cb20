using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>The permission to delete savepoints, attached only when needed.</summary>
public static class SavepointDeletion
{
    public static IdentityPolicy Document(StateStore store) => IdentityPolicy.Of(
        Allow("DeleteSavepoints", S3.DeleteObject).On(store.Under(StatePrefix.Savepoints)));
}
