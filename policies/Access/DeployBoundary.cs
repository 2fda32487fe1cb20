using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// What the role that deploys can be allowed at most, whatever its policies come to say: the services that the stack uses, and no
/// way to raise itself. It can neither touch the identities that deploy, nor make one that is not bound, nor hand a role to a
/// stranger.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
/// </summary>
public static class DeployBoundary
{
    public static IdentityPolicy Document(StackScope scope, IEnumerable<string> types) => IdentityPolicy.Of(
        Allow("TheServicesOfTheStack", [.. Services(types)]).On(ResourcePattern.Any),

        Allow("TheIdentitiesOfTheStack", new ActionPattern("iam:*"))
            .On(scope.Own("user"), scope.Own("role"), scope.Own("policy"), scope.Own("instance-profile")),

        Allow("SeeWhatDeploys", new ActionPattern("iam:Get*"), new ActionPattern("iam:List*"))
            .On([.. Place.CiIdentities.Resources(scope), .. Providers(scope, types)]),

        // Its own role, policies and boundary, the boundary of what it makes, and whose tokens let somebody become it.
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

        // A role whose trust policy names this one's session would need no policy here to be assumed.
        Deny("NoOneElse", Sts.Any).On(ResourcePattern.Any));

    // A provider that the stack does not declare is nothing to see for who deploys it.
    private static IEnumerable<ResourcePattern> Providers(StackScope scope, IEnumerable<string> types) =>
        RightsTable.For(types).Any(right => right.Place == Place.IdentityProvider) ? Place.IdentityProvider.Resources(scope) : [];

    // Of Secrets Manager the calls alone that a deployment makes: the other ones read what other programs keep there.
    private static IEnumerable<ActionPattern> Services(IEnumerable<string> types) =>
        RightsTable.For(types)
            .Select(right => (Service: right.Action[..right.Action.IndexOf(':')], right.Action))
            .Where(right => right.Service is not "iam")
            .Select(right => right.Service is "secretsmanager" ? right.Action : $"{right.Service}:*")
            .Append("s3:*").Append("kms:*") // Pulumi's state
            .Select(action => new ActionPattern(action));
}
