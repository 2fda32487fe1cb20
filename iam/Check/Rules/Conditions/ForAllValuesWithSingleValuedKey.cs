using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary><c>ForAllValues</c> on a single-valued key: the condition is also true without the key.</summary>
internal sealed class ForAllValuesWithSingleValuedKey()
    : ConditionRule("FORALLVALUES_WITH_SINGLE_VALUED_KEY", Severity.SecurityWarning)
{
    public override string Help => "Remove `ForAllValues:`. To allow requests without the key, use `IfExists`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "ForAllValues:StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { Quantifier: Quantifier.ForAllValues, KnownKey.IsMultivalued: false }
            && condition.Operator != ConditionOperator.Null
        && !IdentityProvider.IsAudienceOfUnlistedProvider(condition)
            ? At(condition,
                $"a request holds one value under {condition.Key.Quoted()}, and `ForAllValues` also holds where it holds none")
            : [];
}
