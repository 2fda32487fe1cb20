using Review.Controls.Vocabulary;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Undecidable;

namespace Review.Controls.Groups;

/// <summary>Controls that no declaration of a stack can show.</summary>
internal static class AccountControls
{
    private const string Account = "it is a setting of the account or organization, which no stack declares; "
        + "AWS Security Hub and `aws iam get-account-summary` show it";

    private const string Trail = "it needs the account's CloudTrail trail, which no stack declares; Security Hub shows it";

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("account-root", "The root user has MFA and no access key, and nobody works with it", Account,
            [
                .. Fsbp("IAM.4", "IAM.6"), .. SecurityHub("IAM.9"), .. Cis3("1.4", "1.5", "1.6", "1.7"),
                .. Cis5("1.3", "1.4", "1.5", "1.6"), .. Trivy(140, 141, 142, 165),
            ]),
        new Group("account-passwords", "The account's password policy is strong", Account,
            [
                .. Fsbp("IAM.7"),
                .. SecurityHub("IAM.10", "IAM.11", "IAM.12", "IAM.13", "IAM.14", "IAM.15", "IAM.16", "IAM.17"),
                .. Cis3("1.8", "1.9"), .. Cis5("1.7", "1.8"), .. Trivy(56, 58, 59, 60, 61, 62, 63),
                .. OfPulumi("aws-iam-password-policy-minimum-password-length", "aws-iam-password-policy-prevent-reuse"),
            ]),
        new Group("account-contacts", "The account has contacts, security questions, a support role and no expired certificate",
            Account,
            [
                .. SecurityHub("IAM.18", "IAM.26"), .. Cis3("1.1", "1.2", "1.3", "1.17", "1.19"), .. Cis5("1.1", "1.2", "1.16",
                    "1.18"),
                .. Trivy(168, 169),
            ]),
        new Group("account-services", "CloudTrail, Config, GuardDuty, Macie, Security Hub and Access Analyzer are enabled",
            Account,
            [
                .. Fsbp("CloudTrail.1", "GuardDuty.1"), .. SecurityHub("IAM.28"),
                .. Cis3("1.20", "2.1.3", "3.1", "3.2", "3.3", "3.4", "3.5", "4.16"),
                .. Cis5("1.19", "2.1.3", "3.1", "3.2", "3.3", "3.4", "3.5", "4.16"), .. Checkov2(10), .. Trivy(175),
            ]),
        new Group("account-defaults", "The account blocks public access to S3 and EMR, and encrypts new volumes", Account,
            [.. Fsbp("S3.1", "EC2.7", "EMR.2"), .. Checkov(106, 390)]),
        new Group("account-object-events", "CloudTrail records reads and writes of objects", Trail,
            [.. SecurityHub("S3.22", "S3.23"), .. Cis3("3.8", "3.9"), .. Cis5("3.8", "3.9"), .. Trivy(171, 172)]),
        new Group("account-alarms", "Alarms report changes to identities, networks, keys, policies and trails", Trail,
            [
                .. SecurityHub([.. Enumerable.Range(1, 14).Select(number => $"CloudWatch.{number}")]),
                .. Cis3([.. Enumerable.Range(1, 15).Select(number => $"4.{number}")]),
                .. Cis5([.. Enumerable.Range(1, 15).Select(number => $"4.{number}")]),
                .. Trivy([.. Enumerable.Range(147, 14), 174]),
            ]),
        new Group("account-runtime", "No stopped instance is left for long, and no key is scheduled for deletion",
            "it changes after a deployment; `pulumi preview --refresh` and the drift workflow show a difference",
            Fsbp("EC2.4", "KMS.3")),
    ];
}
