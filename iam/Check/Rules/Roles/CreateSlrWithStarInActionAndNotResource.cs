using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>
/// A wildcard in the action and <c>NotResource</c> allow the creation of all service-linked roles except the listed ones.
/// </summary>
internal sealed class CreateSlrWithStarInActionAndNotResource() : RoleGrantRule(
    "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOTRESOURCE", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByWildcard,
    Said.ByNegation)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "iam:CreateServiceLinked*",
          "NotResource": "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "iam:CreateServiceLinked*",
          "Resource": "arn:aws:iam::123456789012:role/aws-service-role/elasticmapreduce.amazonaws.com/*"
        }
        """);
}
