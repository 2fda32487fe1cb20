using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A condition has an unknown operator.</summary>
internal sealed class InvalidConditionOperator() : GrammarRule("INVALID_CONDITION_OPERATOR")
{
    public override string Help =>
        "Use one of the operators of "
            + "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringMatches": { "s3:prefix": "reports/*" } }
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
}
