using Policies.Check.Written;

namespace Policies.Check.Rules.Actions;

/// <summary>None of a statement's resources is one that the action acts on, so the statement never lets the action through or stops it.</summary>
public sealed class ActionWithoutMatchingResource() : OwnStatementRule(
    "ACTION_WITHOUT_MATCHING_RESOURCE", Severity.Error,
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html")
{
    public override string Help => "Name a resource of a type that the action acts on: an object is `arn:aws:s3:::BUCKET/KEY`, its bucket `arn:aws:s3:::BUCKET`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "arn:aws:s3:::example" }""",
        good: """
        {
          "Effect": "Allow",
          "Action": ["s3:ListBucket", "s3:GetObject"],
          "Resource": ["arn:aws:s3:::example", "arn:aws:s3:::example/*"]
        }
        """);

    internal override IEnumerable<Spot> Look(StatementAsWritten statement) => Meeting.Of(statement) is { } meeting
        ? from action in meeting.Actions
          where !meeting.Resources.Any(resource => action.Meaning.CanActOn(resource.Text))
          select new Spot(action.Text.Path, Message(action.Meaning, statement))
        : [];

    private static string Message(ActionMeaning meaning, StatementAsWritten statement)
    {
        var types = meaning.Actions.SelectMany(action => action.ResourceTypes).Select(type => type.Type).Distinct().ToArray();
        var acts = types.Length == 0
            ? "acts on no resource that could be named, so only `*` matches"
            : $"acts on {string.Join(" or ", types.Take(3).Select(type => $"{type.Name} ({type.ArnPatterns[0].Text})"))}{(types.Length > 3 ? " and other types" : "")}, and no resource here is one";
        return $"{meaning.Text.Quoted()} {acts}: the statement never {(statement.Denies ? "denies" : "allows")} it";
    }
}
