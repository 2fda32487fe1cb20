using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary><c>NotResource</c> allows passing all roles except the listed ones.</summary>
internal sealed class PassRoleWithNotResource() : RoleGrantRule(
    "PASS_ROLE_WITH_NOTRESOURCE", Severity.SecurityWarning, GrantedAction.PassRole, Said.ByName, Said.ByNegation)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:PassRole", "NotResource": "arn:aws:iam::123456789012:role/admin" }""",
        good: """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/worker" }""");
}
