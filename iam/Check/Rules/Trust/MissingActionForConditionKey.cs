using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A condition uses a key that only requests for another action have.</summary>
internal sealed class MissingActionForConditionKey() : StatementRule("MISSING_ACTION_FOR_CONDITION_KEY", Severity.Error)
{
    public override string Help => "Allow the other action in the same statement.";

    public override string? DifferenceFromAws => "Knows the keys of sessions in trust policies.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader" },
          "Action": "sts:AssumeRole",
          "Condition": { "StringEquals": { "aws:RequestTag/team": "data" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader" },
          "Action": ["sts:AssumeRole", "sts:TagSession"],
          "Condition": { "StringEquals": { "aws:RequestTag/team": "data" } }
        }
        """);

    private static readonly (string Family, string Action)[] Bringing =
    [
        ("aws:RequestTag", "sts:TagSession"),
        ("aws:TagKeys", "sts:TagSession"),
        ("sts:TransitiveTagKeys", "sts:TagSession"),
        ("sts:SourceIdentity", "sts:SetSourceIdentity"),
        ("sts:RequestContext", "sts:SetContext"),
    ];

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement is { Allows: true, Action.IsNegated: false }
        ? from test in statement.Conditions
          let needed = Array.Find(Bringing, bringing => test.IsOfFamily(bringing.Family)).Action
          where needed is not null && test.Narrows
          where !statement.Actions.Any(action => PatternCoverage.Covers(action.Text.Text, needed, ignoreCase: true))
          select new Violation(
              test.Path, $"a request has {test.Key.Quoted()} only where `{needed}` is allowed too, and the statement does not "
                  + "allow it")
        : [];
}
