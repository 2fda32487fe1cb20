using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary><c>NotAction</c> on all resources allows passing any role.</summary>
internal sealed class PassRoleWithStarInResourceAndNotAction() : RoleGrantRule(
    "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOTACTION", Severity.SecurityWarning, GrantedAction.PassRole, Said.ByNegation,
    Said.ByWildcard)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "NotAction": "iam:CreateServiceLinkedRole", "Resource": "*" }""",
        good: """{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""");
}
