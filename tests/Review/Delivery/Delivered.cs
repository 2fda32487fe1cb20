using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using Review.Model;
using StackAccount = Review.Model.Accounts.AccountModel;

namespace Tests.Review.Delivery;

/// <summary>The committed stacks, and variants of them, with a repository that previews and deploys.</summary>
internal static class Delivered
{
    public const string Repository = "example-org@123456/infra@456789";

    /// <summary>A network that the stack does not declare.</summary>
    public const string ExistingNetwork = "{cidr: 10.60.0.0/16, existing: {vpc: vpc-0123456789abcdef0, publicSubnets: "
        + "[subnet-0123456789abcdef0], privateSubnets: [subnet-0123456789abcdef1, subnet-0123456789abcdef2]}}";

    /// <summary>All combinations of settings that change the resource types of a stack.</summary>
    public static TheoryData<string, string> Variants => new()
    {
        { "dev", "" },
        { "prod", "" },
        { "prod", "  infra:emr: {enabled: true, maxCoreInstances: 20}" },
        { "dev", "  infra:emr: {enabled: true}" },
        { "dev", "  infra:emr: {enabled: true, tasks: {maxSpotPrice: 0.2}, endpoints: [glue]}" },
        { "dev", "  infra:access: {mode: direct}" },
        { "dev", "  infra:access: {mode: direct}\n  infra:network: {flowLogs: false}\n  infra:bastion: {sessionManager: false, "
            + "allowedCidrs: [203.0.113.0/24], publicKey: \"ssh-ed25519 "
            + "AAAAC3NzaC1lZDI1NTE5AAAAIOu/Zjk3DVDRbGqUkC+spyuQu6whYU8hL2WkXL861nD0\"}" },
        { "dev", "  infra:state: {bucketName: example-flink-state}" },
        { "dev", "  infra:network: {enabled: false}\n  infra:bastion: {enabled: false}" },
        { "prod", "  infra:bastion: {enabled: false}\n  infra:emr: {enabled: true}" },
        { "dev", $"  infra:network: {ExistingNetwork}\n  infra:emr: {{enabled: true, zone: 2}}" },
        { "dev", $"  infra:network: {ExistingNetwork[..^1]}, flowLogs: true}}\n  infra:bastion: {{enabled: false}}" },
    };

    public static Task<ReviewReport> Of(string stack, string more = "") =>
        With(stack,
            $"  infra:previewAccess: {{repository: {Repository}, branch: main, stateBucket: example-pulumi-state}}\n{more}");

    public static async Task<ReviewReport> With(string stack, string settings)
    {
        using var project = new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With(stack, Replaced(File.ReadAllText(Path.Combine(Reviews.Root, $"Pulumi.{stack}.yaml")), settings));
        return await Reviews.In(project.Folder, stack);
    }

    /// <summary>Whether the role may perform the action on this resource in a request that meets all conditions.</summary>
    public static Verdict Decide(
        this ReviewReport report, string role, string action, string resource, params (string, string)[] context)
    {
        var account = StackAccount.Of(report);
        return account.Decide(
            account.Role(role), action, resource,
            RequestContext.Of([("aws:SecureTransport", "true"), ("s3:TlsVersion", "1.3"), .. context])).Verdict;
    }

    /// <summary>The report with one document replaced by another.</summary>
    public static ReviewReport Holding(this ReviewReport report, string name, Func<IdentityPolicy, IdentityPolicy> change) =>
        report with
        {
            Documents = [
            .. report.Documents.Select(
                held => held.Urn.EndsWith($"::{name}", StringComparison.Ordinal)
                ? held with { Document = change((IdentityPolicy)held.Document!) } : held)],
        };

    // A repeated setting replaces the one in the file.
    private static string Replaced(string file, string settings)
    {
        var given = settings.Split('\n').Select(line => line.Split(": ")[0].Trim()).Where(key => key.Length > 0).ToHashSet();
        var kept = new List<string>();
        var dropping = false;
        foreach (var line in file.TrimEnd().Split('\n'))
        {
            dropping = line.StartsWith("  infra:", StringComparison.Ordinal) ? given.Contains(line.Trim().TrimEnd(':'))
                : dropping && line.StartsWith("   ", StringComparison.Ordinal);
            if (!dropping)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', [.. kept, settings, ""]);
    }
}
