using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>None of a statement's actions acts on the resource.</summary>
internal sealed class ResourceWithoutMatchingAction() : ProjectStatementRule(
    "RESOURCE_WITHOUT_MATCHING_ACTION", Severity.Suggestion,
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html")
{
    public override string Help => "Remove the resource, or name the action that it is there for.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad:
            """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::example", "arn:aws:s3:::example/*"] }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => ComparableActions.Of(statement) is { } meeting
        ? from resource in meeting.Resources
          where !meeting.Actions.Any(action => action.Meaning.CanActOn(resource.Text))
          // An action without a matching resource has its own finding.
          where meeting.Actions.All(action => meeting.Resources.Any(other => action.Meaning.CanActOn(other.Text)))
          select new Violation(resource.Path, $"no action of the statement acts on {resource.Text.Quoted()}")
        : [];
}
