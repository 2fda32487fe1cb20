using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A condition uses a key that no request for the actions of a wildcard has.</summary>
internal sealed class ConditionKeyNeverSupplied() : ProjectStatementRule(
    "CONDITION_KEY_NEVER_SUPPLIED", Severity.Warning,
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html")
{
    public override string Help =>
        "Use a key that the service supplies, or move the actions to a separate statement without this condition.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:Delete*",
          "Resource": "*",
          "Condition": { "StringEquals": { "ec2:Region": "eu-central-1" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:Delete*",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => KeyAvailability.Tested(statement)
        .Select(condition => (Test: condition, Actions: statement.Actions
            .Where(action => action.Meaning is { HasWildcard: true, IsKnown: true, Actions.IsEmpty: false } match
                && !match.MayCarry(condition.Key)).ToArray()))
        .Where(found => found.Actions.Length > 0)
        .Select(found =>
            new Violation(
                found.Test.Path, KeyAvailability.Message(found.Test, found.Actions.Select(action => action.Text.Text))));
}
