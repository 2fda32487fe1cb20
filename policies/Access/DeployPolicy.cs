using IamEngine.Model;
using Policies.Access.Rights;

namespace Policies.Access;

/// <summary>
/// What deploying the stack takes: the calls for the types that it declares, on what has its names or its tags. In three
/// documents, since one would be longer than AWS takes.
/// </summary>
public static class DeployPolicy
{
    /// <param name="types">The types of resource that the stack declares.</param>
    /// <param name="state">Where Pulumi keeps its state; null where it is not kept in AWS.</param>
    public static Seq<(string Purpose, IdentityPolicy Document)> Documents(
        StackScope scope, IEnumerable<string> types, PulumiState? state)
    {
        var rights = RightsTable.For(types).ToArray();
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
