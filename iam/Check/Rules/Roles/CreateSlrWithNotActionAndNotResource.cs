using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>
/// <c>NotAction</c> and <c>NotResource</c> allow the creation of all service-linked roles except the listed ones.
/// </summary>
internal sealed class CreateSlrWithNotActionAndNotResource() : RoleGrantRule(
    "CREATE_SLR_WITH_NOTACTION_AND_NOTRESOURCE", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByNegation,
    Said.ByNegation)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "NotAction": "iam:PassRole", "NotResource": "arn:aws:iam::123456789012:role/admin" }""",
        good: """{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::example/*" }""");
}
