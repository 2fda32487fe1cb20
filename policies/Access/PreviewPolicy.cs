using IamEngine.Model;
using Policies.Access.Rights;

namespace Policies.Access;

/// <summary>
/// The permissions of a preview: read-only access to the stack's resources. A preview runs the program of the pull request, so
/// anyone who can push a branch has these permissions. A plan runs reviewed code, so it may also read the state.
/// </summary>
public static class PreviewPolicy
{
    /// <param name="types">The resource types that the stack declares.</param>
    /// <param name="state">The location of Pulumi's state if a preview may read it; otherwise null.</param>
    public static IdentityPolicy Document(StackScope scope, IEnumerable<string> types, PulumiState? state) => IdentityPolicy.Of(
    [
        .. RightStatements.For(scope, RightsTable.For(scope, types).Where(right => right.Use == Use.Read), "See"),
        .. state?.Reading() ?? [],
    ]);
}
