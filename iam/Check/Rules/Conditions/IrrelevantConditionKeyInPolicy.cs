using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A resource policy tests the account of its own resource, which is always the same.</summary>
internal sealed class IrrelevantConditionKeyInPolicy() : ConditionRule("IRRELEVANT_CONDITION_KEY_IN_POLICY", Severity.Suggestion)
{
    public override string Help =>
        "Remove the condition: it belongs in identity and endpoint policies, which cover resources of any account.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "s3:ResourceAccount": "123456789012" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);

    private static readonly string[] KeysOfTheResource = [
        "s3:ResourceAccount", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths"];

    internal override bool AppliesTo(PolicyKind kind) => kind is PolicyKind.Bucket or PolicyKind.Key;

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) => KeysOfTheResource.Any(condition.IsOf)
        ? At(condition,
            $"{condition.Key.Quoted()} is always the same in the policy of one {condition.Statement.Policy.Kind.ShortName()}")
        : [];
}
