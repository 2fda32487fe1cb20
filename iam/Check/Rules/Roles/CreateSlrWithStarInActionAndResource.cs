using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>Wildcards in action and resource allow the creation of any service-linked role.</summary>
internal sealed class CreateSlrWithStarInActionAndResource() : RoleGrantRule(
    "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByWildcard,
    Said.ByWildcard)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:CreateServiceLinked*", "Resource": "*" }""",
        good: """
        {
          "Effect": "Allow",
          "Action": "iam:CreateServiceLinked*",
          "Resource": "arn:aws:iam::123456789012:role/aws-service-role/elasticmapreduce.amazonaws.com/*"
        }
        """);
}
