namespace Review.Controls.Vocabulary;

/// <summary>A published list of controls, with its version.</summary>
/// <param name="Name">The name in front of an id: <c>Checkov CKV_AWS_21</c>.</param>
/// <param name="Title">The title with the version.</param>
/// <param name="Page">The web page of the list.</param>
public sealed record Benchmark(string Name, string Title, string Page)
{
    public static Benchmark FoundationalBestPractices { get; } = new(
        "FSBP", "AWS Foundational Security Best Practices v1.0.0",
        "https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html");

    /// <summary>The controls of Security Hub that are not in the Foundational Security Best Practices.</summary>
    public static Benchmark SecurityHub { get; } = new(
        "Security Hub", "further controls of AWS Security Hub",
        "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html");

    public static Benchmark Cis3 { get; } = new(
        "CIS 3", "CIS AWS Foundations Benchmark v3.0.0",
        "https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html");

    public static Benchmark Cis5 { get; } = new(
        "CIS 5", "CIS AWS Foundations Benchmark v5.0.0",
        "https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html");

    public static Benchmark Checkov { get; } = new(
        "Checkov", "Checkov 3.3.13", "https://www.checkov.io/5.Policy%20Index/terraform.html");

    public static Benchmark Trivy { get; } = new("Trivy", "trivy-checks", "https://avd.aquasec.com/misconfig/aws/");

    public static Benchmark Solutions { get; } = new(
        "cdk-nag", "cdk-nag AwsSolutions", "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md");

    public static Benchmark Nist { get; } = new(
        "NIST 800-53 R5", "cdk-nag NIST 800-53 rev 5", "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md");

    public static Benchmark PulumiPolicies { get; } = new(
        "Pulumi", "Pulumi compliance-ready policies", "https://github.com/pulumi/pulumi-policy-aws");

    public static IReadOnlyList<Benchmark> All { get; } =
        [FoundationalBestPractices, SecurityHub, Cis3, Cis5, Checkov, Trivy, Solutions, Nist, PulumiPolicies];
}
