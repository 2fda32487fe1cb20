using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A condition has a set operator on the audience claim, which is a list only with some providers.</summary>
internal sealed class ConfirmAudienceClaimType() : ConditionRule("CONFIRM_AUDIENCE_CLAIM_TYPE", Severity.Suggestion)
{
    public override string Help =>
        "Look at one of the provider's tokens: where `aud` is text, write the operator alone; where it is a list, keep the "
            + "quantifier.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/login.example.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "ForAnyValue:StringEquals": { "login.example.com:aud": "upload" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/login.example.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringEquals": { "login.example.com:aud": "upload" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition.Quantifier != Quantifier.None && condition.Operator != ConditionOperator.Null
            && IdentityProvider.IsAudienceOfUnlistedProvider(condition)
            ? At(
                condition,
                $"whether {condition.Key.Quoted()} holds one value or several is up to the provider; `{condition.Quantifier}` "
                    + "is only right for several")
            : [];
}
