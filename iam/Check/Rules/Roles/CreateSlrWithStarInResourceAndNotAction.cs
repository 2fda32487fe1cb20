using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary><c>NotAction</c> on all resources allows the creation of any service-linked role.</summary>
internal sealed class CreateSlrWithStarInResourceAndNotAction() : RoleGrantRule(
    "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOTACTION", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByNegation,
    Said.ByWildcard)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "NotAction": "iam:PassRole", "Resource": "*" }""",
        good: """{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""");
}
