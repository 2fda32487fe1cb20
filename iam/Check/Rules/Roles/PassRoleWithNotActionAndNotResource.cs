using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary><c>NotAction</c> and <c>NotResource</c> allow passing all roles except the listed ones.</summary>
internal sealed class PassRoleWithNotActionAndNotResource() : RoleGrantRule(
    "PASS_ROLE_WITH_NOTACTION_AND_NOTRESOURCE", Severity.SecurityWarning, GrantedAction.PassRole, Said.ByNegation,
    Said.ByNegation)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "NotAction": "iam:CreateServiceLinkedRole", "NotResource": "arn:aws:iam::123456789012:role/admin" }""",
        good: """{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::example/*" }""");
}
