using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A condition key begins with the prefix of a service that has no key with this name.</summary>
internal sealed class InvalidServiceConditionKey() : ConditionRule("INVALID_SERVICE_CONDITION_KEY", Severity.Warning)
{
    public override string? DifferenceFromAws => AcceptedByAws;

    private protected override Severity SeverityOfAws => Severity.Error;

    public override string Help => "Look the name up under the service's condition keys in the service authorization reference.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefixes": "reports/*" } }
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

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        !ConditionKeyPrefix.IsGlobal(condition.Key) && condition.KnownKey is null
            && InvalidConditionKeyFormat.IsWellFormed(condition.Key)
        && ConditionKeyPrefix.IsOfAService(condition.Key) && !ConditionKeyPrefix.LacksItsTag(condition)
            ? At(condition,
                $"there is no condition key {condition.Key.Quoted()}{InvalidGlobalConditionKey.DidYouMean(condition.Key)}")
            : [];
}
