using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions boundary of the deploy role: it limits the role to the services of the stack, whatever its policies allow. The
/// role cannot change the deploying identities, create a user or role without a boundary, or pass a role to another service.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
/// </summary>
public static class DeployBoundary
{
    public static IdentityPolicy Document(StackScope scope, IEnumerable<string> types) => IdentityPolicy.Of([
        Allow("TheServicesOfTheStack", [.. Services(types)]).On(ResourcePattern.Any),
        .. SecretsOfTheStack(scope, types),

        Allow("TheIdentitiesOfTheStack", new ActionPattern("iam:*"))
            .On(scope.Own("user"), scope.Own("role"), scope.Own("policy"), scope.Own("instance-profile")),

        Allow("SeeWhatDeploys", new ActionPattern("iam:Get*"), new ActionPattern("iam:List*"))
            .On([.. Place.CiIdentities.Resources(scope), .. Providers(scope, types)]),

        // The role's own policies and boundary, the workload boundary, and the identity provider of its trust policy.
        DenyAllBut("NothingOfItself", new ActionPattern("iam:Get*"), new ActionPattern("iam:List*"))
            .On(scope.Iam($"role{StackScope.CiPath}*"), scope.Iam($"policy{StackScope.CiPath}*"), scope.Iam("oidc-provider/*")),

        Deny("NobodyUnbound",
                Iam.CreateRole, Iam.CreateUser, Iam.PutRolePermissionsBoundary, Iam.PutUserPermissionsBoundary,
                new ActionPattern("iam:AttachRolePolicy"), new ActionPattern("iam:AttachUserPolicy"),
                new ActionPattern("iam:PutRolePolicy"), new ActionPattern("iam:PutUserPolicy"))
            .On(ResourcePattern.Any)
            .When(IamKeys.PermissionsBoundary.IsNotLike(scope.WorkloadBoundary.ToString())),

        Deny("BoundForGood", Iam.DeleteRolePermissionsBoundary, Iam.DeleteUserPermissionsBoundary).On(ResourcePattern.Any),

        Deny("RolesForServicesOfTheStackOnly", Iam.PassRole)
            .On(ResourcePattern.Any)
            .When(IamKeys.PassedToService.IsNot([.. Place.PassedTo(scope)])),

        Deny("NoOtherRole", Iam.PassRole).OnAllBut(scope.Own("role")),

        // Denied, because if a role's trust policy names this role's session, the session can assume that role without an
        // identity policy.
        Deny("NoOneElse", Sts.Any).On(ResourcePattern.Any)]);

    // The deploy role may read the provider only if the stack declares it.
    private static IEnumerable<ResourcePattern> Providers(StackScope scope, IEnumerable<string> types) =>
        RightsTable.For(types).Any(right => right.Place == Place.IdentityProvider) ? Place.IdentityProvider.Resources(scope) : [];

    // Secrets of other programs cannot be read, even with the stack's tags.
    private static IEnumerable<IdentityStatement> SecretsOfTheStack(StackScope scope, IEnumerable<string> types)
    {
        ActionPattern[] calls =
        [
            .. RightsTable.For(types).Where(right => right.Place == Place.Secrets)
                .Select(right => new ActionPattern(right.Action)),
        ];
        return calls.Length == 0 ? [] : [Allow("TheSecretsOfTheStack", calls).On([.. Place.Secrets.Resources(scope)])];
    }

    // Only the Secrets Manager calls of a deployment: the others read secrets of other programs.
    private static IEnumerable<ActionPattern> Services(IEnumerable<string> types) =>
        RightsTable.For(types).Where(right => right.Place != Place.Secrets)
            .Select(right => (Service: right.Action[..right.Action.IndexOf(':')], right.Action))
            .Where(right => right.Service is not "iam")
            .Select(right => right.Service is "secretsmanager" ? right.Action : $"{right.Service}:*")
            .Append("s3:*").Append("kms:*") // Pulumi's state
            .Select(action => new ActionPattern(action));
}
