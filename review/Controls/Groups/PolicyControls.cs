using IamEngine.Model;
using IamEngine.Vocabulary;
using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>
/// Controls for identity policies, including permissions boundaries, because a scanner does not distinguish them. A condition
/// does not exempt a statement, unless the control allows it.
/// </summary>
internal static class PolicyControls
{
    private static readonly string[] Policies = [ResourceTypes.Policy, ResourceTypes.RolePolicy];

    /// <summary>
    /// Actions that return data or credentials:
    /// https://github.com/salesforce/cloudsplaining/blob/master/cloudsplaining/shared/constants.py
    /// </summary>
    private static readonly string[] Exposing =
    [
        "s3:GetObject", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "secretsmanager:GetSecretValue",
        "rds:DownloadCompleteDBLogFile", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential",
        "iam:ResetServiceSpecificCredential", "iam:UpdateAccessKey", "sts:AssumeRole", "sts:GetFederationToken",
        "sts:GetSessionToken", "ecr:GetAuthorizationToken", "codeartifact:GetAuthorizationToken",
            "redshift:GetClusterCredentials",
        "lambda:GetFunction",
    ];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("policy-administrator", "No policy allows every action, or every action of IAM", Policies,
            [
                .. Fsbp("IAM.1"), .. Cis3("1.16"), .. Cis5("1.15"), .. Checkov(62, 63), .. Checkov2(40),
                .. Nist("IAMPolicyNoStatementsWithAdminAccess"),
            ],
            Each(statement => statement.IsEveryAction()
                || (statement.IsOnEverything() && statement.Action.Patterns.Any(action => action.Text is "iam:*")),
                "it allows every action")),
        new Group("policy-service-wildcard", "No policy allows every action of a service", Policies,
            [.. Fsbp("IAM.21"), .. Trivy(345), .. Nist("IAMPolicyNoStatementsWithFullAccess")],
            Each(statement => statement.IsEveryAction()
                || statement.Action.Patterns.Any(action => action.Text.EndsWith(":*", StringComparison.Ordinal)),
                "it allows every action of a service")),
        new Group("policy-wildcards", "No policy has a wildcard in an action or a resource", Policies,
            [.. Solutions("IAM5"), .. Trivy(57)],
            Each(statement => statement.Action.Patterns.Any(action => IsPattern(action.Text))
                || statement.Resource.Patterns.Any(resource => IsPattern(resource.Text)),
                "it has a wildcard")),
        new Group("policy-kms-keys", "No policy allows decryption with every key", Policies, Fsbp("KMS.1", "KMS.2"),
            Each(statement => statement.IsAbout("kms:Decrypt", "kms:ReEncryptFrom")
                && (statement.IsOnEverything() || statement.Resource.Patterns.Any(resource =>
                    resource.Text.Split(':', 6) is [_, _, "kms", _, _, "*" or "key/*"])),
                "it allows decryption with every key")),
        new Group("policy-data", "No policy allows reading data or credentials on every resource", Policies,
            [.. Checkov(287, 288), .. Trivy(346)],
            Each(statement => statement.IsOnEverything() && statement.IsAbout(Exposing),
                "it allows reading data or credentials on every resource")),
        new Group("policy-permissions", "No policy allows managing permissions on every resource", Policies, Checkov(286, 289),
            Each(statement => IsOnEverything(statement, AccessLevel.PermissionsManagement) && statement.Condition.Count == 0,
                "it allows managing permissions on every resource")),
        new Group("policy-write", "No policy allows writing to every resource without a condition", Policies, Checkov(290),
            Each(statement => statement.Condition.Count == 0 && statement.IsOnEverything() && statement.Actions().Any(action =>
                    action.AccessLevel == AccessLevel.Write && !action.IsWildcardOnly),
                "it allows writing to every resource")),
        new Group("policy-restrictable", "No policy allows on every resource what can be allowed on one", Policies, Checkov(355),
            Each(statement => statement.IsOnEverything() && statement.Actions().Any(action => !action.MayNameNoResource),
                "it allows on every resource what can be allowed on one")),
        new Group("policy-pass-role", "No policy passes roles to a service", Policies, Trivy(342),
            Each(statement => statement.IsAbout("iam:PassRole"), "it allows passing a role")),
    ];

    /// <summary>A rule that each Allow statement must satisfy.</summary>
    private static Func<ReportedResource, ControlContext, Judgement?> Each(Func<Statement, bool> misses, string what) =>
        (policy, stack) =>
        {
            var documents = stack.DocumentsIn(policy).ToArray();
            if (documents.Length == 0 || documents.Any(document => document.Document is null))
            {
                return new Judgement.Undecided("it cannot be read");
            }

            // A boundary that is also an attached policy appears twice with the same statements.
            var missing = documents[0].Document!.AllStatements
                .Where(statement => statement.IsAllow() && misses(statement))
                .Select(statement => statement.Sid?.ToString() ?? "a statement without Sid").ToArray();
            return Judgement.Of(missing.Length == 0, $"{what}: {string.Join(", ", missing)}");
        };

    private static bool IsOnEverything(Statement statement, AccessLevel level) =>
        statement.IsOnEverything() && statement.Actions().Any(action => action.AccessLevel == level && !action.IsWildcardOnly);

    private static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');
}
