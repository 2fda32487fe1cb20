using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>A wildcard in the resource allows the creation of any service-linked role.</summary>
internal sealed class CreateSlrWithStarInResource() : RoleGrantRule(
    "CREATE_SLR_WITH_STAR_IN_RESOURCE", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByName, Said.ByWildcard)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*" }""",
        good: """
        {
          "Effect": "Allow",
          "Action": "iam:CreateServiceLinkedRole",
          "Resource": "*",
          "Condition": { "StringEquals": { "iam:AWSServiceName": "elasticmapreduce.amazonaws.com" } }
        }
        """);
}
