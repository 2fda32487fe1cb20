using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>An Allow has the principal <c>*</c>, and no condition limits the callers.</summary>
internal sealed class AllowEveryone() : ProjectStatementRule(
    "ALLOW_EVERYONE", Severity.SecurityWarning,
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous")
{
    public override string Help =>
        "Name the allowed principals, or add a condition on who they are or where they come from, such as `aws:PrincipalOrgID` "
            + "or `aws:SourceVpce`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """
        {
          "Effect": "Allow",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-example1234" } }
        }
        """);

    // The keys whose values a caller cannot choose.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
    private static readonly string[] KeysThatNarrow =
    [
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalTag",
            "aws:userid",
        "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "aws:PrincipalIsAWSService",
        "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpceAccount", "aws:VpceOrgID",
            "aws:VpceOrgPaths",
        "aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner",
        "s3:DataAccessPointArn", "s3:DataAccessPointAccount", "s3:AccessPointNetworkOrigin", "kms:CallerAccount",
            "kms:ViaService",
    ];

    // An endpoint policy grants nothing: another policy must allow the request too.
    internal override bool AppliesTo(PolicyKind kind) => kind.IsOfResources() || kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement is { Allows: true, Principal: { IsEveryone: true } principal }
        // ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL reports "*" in a trust policy.
        && !(principal.IsStar && statement.Policy.Kind == PolicyKind.Trust)
        && !statement.Conditions.Any(condition => condition.Narrows && KeysThatNarrow.Any(condition.IsOfFamily))
            ? [new(principal.Path, "the statement allows everyone, and no condition says who they are or where they come from")]
            : [];
}
