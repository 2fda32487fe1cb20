using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A condition uses a key that no request for the action has.</summary>
internal sealed class UnsupportedActionForConditionKey() : StatementRule("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", Severity.Warning)
{
    public override string? DifferenceFromAws =>
        "An error there. AWS accepts such a document, and the reference lacks keys that some requests have: a warning here.";

    private protected override Severity SeverityOfAws => Severity.Error;

    public override string Help => "Move the actions to a separate statement without this condition.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringLike": { "s3:prefix": "reports/*" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefix": "reports/*" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => KeyAvailability.Tested(statement)
        .Select(condition =>
            (Test: condition,
            Actions: statement.Actions.Where(action => action.Meaning.Exact is { } exact && !exact.MaySupply(condition.Key))
            .ToArray()))
        .Where(found => found.Actions.Length > 0)
        .Select(found =>
            new Violation(
                found.Test.Path, KeyAvailability.Message(found.Test, found.Actions.Select(action => action.Text.Text))));
}
