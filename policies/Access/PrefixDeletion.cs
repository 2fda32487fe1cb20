using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permission to delete under prefixes other than <c>checkpoints/</c> and <c>savepoints/</c>, which have a document each.
/// </summary>
public static class PrefixDeletion
{
    public static IdentityPolicy Document(StateStore store, Seq<StatePrefix> prefixes) => IdentityPolicy.Of(
        Allow("DeleteUnderFurtherPrefixes", S3.DeleteObject).On([.. prefixes.Select(store.Under)]));
}
