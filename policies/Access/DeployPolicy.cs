using IamEngine.Model;
using Policies.Access.Rights;

namespace Policies.Access;

/// <summary>
/// The identity policies of the deploy role: the API calls for the stack's resource types, on resources with its names or tags.
/// There are three documents, because a single one would exceed AWS's size limit.
/// </summary>
public static class DeployPolicy
{
    /// <param name="types">The resource types that the stack declares.</param>
    /// <param name="state">The location of Pulumi's state; null if the state is not in AWS.</param>
    public static Seq<(string Purpose, IdentityPolicy Document)> Documents(
        StackScope scope, IEnumerable<string> types, PulumiState? state)
    {
        Right[] rights = [.. RightsTable.For(scope, types)];
        return
        [
            ("deploy-network", IdentityPolicy.Of([.. RightStatements.For(scope, rights.Where(IsEc2), "Deploy")])),
            ("deploy-identities", IdentityPolicy.Of([.. RightStatements.For(scope, rights.Where(IsIam), "Deploy")])),
            ("deploy-rest", IdentityPolicy.Of(
                [.. RightStatements.For(scope, rights.Where(right => !IsEc2(right) && !IsIam(right)), "Deploy"),
                .. state?.Keeping() ?? []])),
        ];
    }

    private static bool IsIam(Right right) => right.Action.StartsWith("iam:", StringComparison.Ordinal);

    private static bool IsEc2(Right right) => right.Action.StartsWith("ec2:", StringComparison.Ordinal);
}
