using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary><c>NotResource</c> allows the creation of all service-linked roles except the listed ones.</summary>
internal sealed class CreateSlrWithNotResource() : RoleGrantRule(
    "CREATE_SLR_WITH_NOTRESOURCE", Severity.Warning, GrantedAction.CreateServiceLinkedRole, Said.ByName, Said.ByNegation)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "iam:CreateServiceLinkedRole",
          "NotResource": "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "iam:CreateServiceLinkedRole",
          "Resource": "arn:aws:iam::123456789012:role/aws-service-role/elasticmapreduce.amazonaws.com/*"
        }
        """);
}
