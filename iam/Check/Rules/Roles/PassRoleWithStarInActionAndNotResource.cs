using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>A wildcard in the action and <c>NotResource</c> allow passing all roles except the listed ones.</summary>
internal sealed class PassRoleWithStarInActionAndNotResource() : RoleGrantRule(
    "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOTRESOURCE", Severity.SecurityWarning, GrantedAction.PassRole, Said.ByWildcard,
    Said.ByNegation)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:Pass*", "NotResource": "arn:aws:iam::123456789012:role/admin" }""",
        good: """{ "Effect": "Allow", "Action": "iam:Pass*", "Resource": "arn:aws:iam::123456789012:role/worker" }""");
}
