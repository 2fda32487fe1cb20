using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using Review.Deployed;

namespace Review.Theorems;

/// <summary>
/// The roles that deploy must change users, roles and policies. They must not change their own roles and policies, or any
/// identity without the permissions boundary; then writing the stack's policies cannot extend their permissions.
/// </summary>
internal static class NobodyWhoDeploysRaisesThemselves
{
    public static Theorem Theorem { get; } = new(
        "Whoever deploys cannot change what deploys, make an unbound identity, or hand on another role", Prove)
    { InAccount = InAccount };

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        foreach (var role in stack.Deliverers)
        {
            var alone = stack.Alone(role);
            var arn = role.Arn;
            var account = $"arn:{arn.Partition}:iam::{arn.Account}";
            var prefix = arn.LastName[..(arn.LastName.LastIndexOf('-') + 1)];

            // The call that makes a report of last use changes nothing: its access level is Read.
            yield return ClaimPart.Of(new Question.NeverAllows(alone, RequestSet.Of(new ActionPattern("iam:*"))
                .But(new("iam:Get*"), new("iam:List*"), new("iam:GenerateServiceLastAccessedDetails"))
                .On(
                    new($"{account}:role{StackScope.CiPath}*"),
                    new($"{account}:policy{StackScope.CiPath}*"),
                    new($"{account}:oidc-provider/*"))));

            yield return ClaimPart.Of(new Question.NeverAllows(alone,
                RequestSet.Of(
                    Iam.CreateRole, Iam.CreateUser, Iam.PutRolePermissionsBoundary, Iam.PutUserPermissionsBoundary,
                    new("iam:AttachRolePolicy"), new("iam:AttachUserPolicy"), new("iam:PutRolePolicy"), new("iam:PutUserPolicy"))
                    .When(IamKeys.PermissionsBoundary.IsNotLike(
                        $"{account}:policy{StackScope.CiPath}{prefix}workload-boundary"))));

            yield return ClaimPart.Of(
                new Question.NeverAllows(
                    alone, RequestSet.Of(Iam.DeleteRolePermissionsBoundary, Iam.DeleteUserPermissionsBoundary)));
            yield return ClaimPart.Of(
                new Question.NeverAllows(
                    alone, RequestSet.Of(Iam.PassRole).OnAllBut(new ResourcePattern($"{account}:role/{prefix}*"))));
        }
    }

    private static AccountClaim? InAccount(TheoremContext stack) => stack.Deliverers.Count == 0 ? null : new(
        "nobody else in the account changes what deploys, or becomes it",
        [
            .. AccountGoals.Deciding(stack, stack.Deliverers),
            .. stack.Deliverers.Select(role => Goal.Become(role.Arn)),
        ])
    { IsOpenToNamed = true };
}
