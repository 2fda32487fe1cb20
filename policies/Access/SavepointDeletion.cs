using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>Removing savepoints, which nothing does by itself: a permission of its own, for the moment it is needed.</summary>
public static class SavepointDeletion
{
    public static IdentityPolicy Document(StateStore store) => IdentityPolicy.Of(
        Allow("DeleteSavepoints", S3.DeleteObject).On(store.Under(StatePrefix.Savepoints)));
}
