using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>An action without resource types has a <c>Resource</c> other than <c>*</c>.</summary>
internal sealed class ActionNeedsAllResources() : ProjectStatementRule(
    "ACTION_NEEDS_ALL_RESOURCES", Severity.Warning,
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html")
{
    public override string Help => "Move the action to a statement with `\"Resource\": \"*\"`.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["s3:ListBucket", "s3:ListAllMyBuckets"], "Resource": "arn:aws:s3:::example" }
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::example" },
            { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }
          ]
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => ComparableActions.Of(statement) is { } meeting
        ? from action in meeting.Actions
          where action.Meaning.ActsOnNothing && !meeting.Resources.Any(resource => action.Meaning.CanActOn(resource.Text))
          select new Violation(
              action.Text.Path,
              $"{action.Text.Text.Quoted()} acts on no resource that could be named, so the statement only "
                  + $"{(statement.Denies ? "denies" : "allows")} it where a resource is `*`")
        : [];
}
