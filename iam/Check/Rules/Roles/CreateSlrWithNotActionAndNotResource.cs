using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>
/// Everything but some actions is allowed on everything but some resources: any service-linked role may be created, but for some.
/// </summary>
internal sealed class CreateSlrWithNotActionAndNotResource() : RoleGrantRule(
    "CREATE_SLR_WITH_NOTACTION_AND_NOTRESOURCE", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByNegation,
    Said.ByNegation)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "NotAction": "iam:PassRole", "NotResource": "arn:aws:iam::123456789012:role/admin" }""",
        good: """{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::example/*" }""");
}
