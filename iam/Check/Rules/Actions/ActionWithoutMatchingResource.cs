using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>
/// The action acts on none of the statement's resources, so the statement has no effect on it.
/// </summary>
internal sealed class ActionWithoutMatchingResource() : ProjectStatementRule(
    "ACTION_WITHOUT_MATCHING_RESOURCE", Severity.Warning,
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html")
{
    public override string Help =>
        "Name a resource of a type that the action acts on: an object is `arn:aws:s3:::BUCKET/KEY`, its bucket "
            + "`arn:aws:s3:::BUCKET`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "arn:aws:s3:::example" }""",
        good: """
        {
          "Effect": "Allow",
          "Action": ["s3:ListBucket", "s3:GetObject"],
          "Resource": ["arn:aws:s3:::example", "arn:aws:s3:::example/*"]
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => ComparableActions.Of(statement) is { } meeting
        ? from action in meeting.Actions
          where !action.Meaning.ActsOnNothing && !meeting.Resources.Any(resource => action.Meaning.CanActOn(resource.Text))
          select new Violation(action.Text.Path, Message(action.Meaning, statement))
        : [];

    private static string Message(ActionPatternMatch match, StatementSyntax statement)
    {
        var types = match.Actions.SelectMany(action => action.ResourceTypes).Select(type => type.Type).Distinct().ToArray();
        var named = string.Join(" or ", types.Take(3).Select(type => $"`{type.ArnPatterns[0].Text}`"));
        return $"{match.Text.Quoted()} acts on {named}{(types.Length > 3 ? " and others" : "")}, and no resource here is one: "
            + $"the statement never {(statement.Denies ? "denies" : "allows")} it";
    }
}
