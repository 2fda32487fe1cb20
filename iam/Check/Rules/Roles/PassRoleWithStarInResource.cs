using IamEngine.Model;

namespace IamEngine.Check.Rules.Roles;

/// <summary>A wildcard in the resource allows passing any role.</summary>
internal sealed class PassRoleWithStarInResource() : RoleGrantRule(
    "PASS_ROLE_WITH_STAR_IN_RESOURCE", Severity.SecurityWarning, GrantedAction.PassRole, Said.ByName, Said.ByWildcard)
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }""",
        good: """
        {
          "Effect": "Allow",
          "Action": "iam:PassRole",
          "Resource": "arn:aws:iam::123456789012:role/*",
          "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } }
        }
        """);
}
