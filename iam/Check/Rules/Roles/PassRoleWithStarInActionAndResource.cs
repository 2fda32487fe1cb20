using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>Wildcards in action and resource allow passing any role.</summary>
internal sealed class PassRoleWithStarInActionAndResource() : RoleGrantRule(
    "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", Severity.SecurityWarning, GrantedAction.PassRole, Said.ByWildcard,
    Said.ByWildcard)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:Pass*", "Resource": "*" }""",
        good: """{ "Effect": "Allow", "Action": "iam:Pass*", "Resource": "arn:aws:iam::123456789012:role/worker" }""");
}
