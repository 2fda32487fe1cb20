using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary><c>IfExists</c> with no values, which is true only without the key.</summary>
internal sealed class EmptyArrayConditionIfExists() : ConditionRule("EMPTY_ARRAY_CONDITION_IFEXISTS", Severity.Suggestion)
{
    public override string Help => "To ask whether the key is missing, write `\"Null\": { KEY: \"true\" }`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringEqualsIfExists": { "s3:prefix": [] } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "Null": { "s3:prefix": "true" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { IsEmptyList: true, IfExists: true, Quantifier: Quantifier.None }
        ? At(condition,
            $"{condition.Key.Quoted()} is compared with nothing under `IfExists`, which holds only where the request has no "
                + "such key")
        : [];
}
