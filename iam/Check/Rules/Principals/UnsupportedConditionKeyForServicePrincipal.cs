using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A statement allows an AWS service with a condition on a key that requests of services never have.</summary>
internal sealed class UnsupportedConditionKeyForServicePrincipal() : StatementRule(
    "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", Severity.Error)
{
    public override string Help => "Use the keys of the source: `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID`.";

    public override string? DifferenceFromAws => "Knows the keys that belong to identities, and not each service's own list.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "cloudtrail.amazonaws.com" },
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012", "aws:PrincipalOrgID": "o-example1234" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "cloudtrail.amazonaws.com" },
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012", "aws:SourceOrgID": "o-example1234" } }
        }
        """);

    // Keys of users, roles and organizations.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly string[] FamiliesOfIdentities =
        ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalTag", "aws:username", "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge"];

    internal override bool AppliesTo(PolicyKind kind) => kind.IsOfResources();

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement is { Allows: true, Principal: { IsNegated: false, Texts.Count: > 0 } principal }
            && principal.Texts.All(text => text.Kind == "Service")
            ? statement.Conditions.Where(condition => condition.Narrows && FamiliesOfIdentities.Any(condition.IsOfFamily))
                .Select(condition =>
                    new Violation(
                        condition.Path,
                        $"a request of {principal.Texts[0].Text.Quoted()} has no {condition.Key.Quoted()}, so the statement "
                            + "never allows it"))
            : [];
}
