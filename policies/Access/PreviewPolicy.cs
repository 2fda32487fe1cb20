using IamEngine.Model;
using Policies.Access.Rights;

namespace Policies.Access;

/// <summary>
/// What a preview may do: see what the stack's resources are, and change nothing. A preview runs the program of the pull request,
/// so what this allows it allows to whoever can push a branch. A plan of what has been reviewed may do the same, and see the
/// state.
/// </summary>
public static class PreviewPolicy
{
    /// <param name="types">The types of resource that the stack declares.</param>
    /// <param name="state">Where Pulumi keeps its state, if a preview may read it.</param>
    public static IdentityPolicy Document(StackScope scope, IEnumerable<string> types, PulumiState? state) => IdentityPolicy.Of(
        [.. RightStatements.For(scope, RightsTable.For(types).Where(right => right.Use == Use.Read), "See"), .. state?.Reading()
            ?? []]);
}
