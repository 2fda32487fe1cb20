using IamEngine.Catalogue;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A condition key begins with <c>aws:</c>, but AWS has no global key with this name.</summary>
internal sealed class InvalidGlobalConditionKey() : ConditionRule("INVALID_GLOBAL_CONDITION_KEY", Severity.Warning)
{
    public override string? DifferenceFromAws => AcceptedByAws;

    private protected override Severity SeverityOfAws => Severity.Error;

    public override string Help =>
        "Look the name up in https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "NotIpAddress": { "aws:SourceIPAddress": "203.0.113.0/24" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        ConditionKeyPrefix.IsGlobal(condition.Key) && condition.KnownKey is null
            && !condition.IsOf(UnsupportedGlobalConditionKey.Key)
        && InvalidConditionKeyFormat.IsWellFormed(condition.Key) && !ConditionKeyPrefix.LacksItsTag(condition)
            ? At(condition, $"there is no condition key {condition.Key.Quoted()}{DidYouMean(condition.Key)}")
            : [];

    internal static string DidYouMean(string key) =>
        AwsCatalogue.NearestConditionKey(key) is { } near ? $"; did you mean `{near.Name}`?" : "";
}
