using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>Everything but some actions is allowed everywhere: any service-linked role may be created.</summary>
internal sealed class CreateSlrWithStarInResourceAndNotAction() : RoleGrantRule(
    "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOTACTION", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByNegation,
    Said.ByWildcard)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "NotAction": "iam:PassRole", "Resource": "*" }""",
        good: """{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""");
}
