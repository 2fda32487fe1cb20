using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Review.Stacks;

/// <summary>Two stacks of one account and Region, of which the second has a bucket in the network of the first.</summary>
public sealed class TwoStacksTests
{
    private const string Delivery = $"infra:previewAccess: {{repository: {Delivered.Repository}, existingProvider: true}}";

    private const string First = $$"""
        config:
          aws:region: us-east-1
          infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "{{Infra.TestSettings.PublicKey}}"}
          infra:access: {handOver: {readers: [role/Operations] } }
          {{Delivery}}
        """;

    private const string Second = $$"""
        config:
          aws:region: us-east-1
          infra:network: {{Delivered.ExistingNetwork}}
          infra:bastion: {enabled: false}
          infra:emr: {enabled: true}
          infra:access: {handOver: {readers: [role/Operations] } }
          {{Delivery}}
        """;

    [Fact]
    public async Task They_share_no_name_and_neither_can_deploy_what_belongs_to_the_other()
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With("one", First).With("two", Second);
        var (one, two) = (await Reviews.In(project.Folder, "one"), await Reviews.In(project.Folder, "two"));

        Assert.Empty(Names(one).Intersect(Names(two)));
        Assert.All([one, two], report => Assert.DoesNotContain(report.Findings, finding => finding.Severity == Severity.Error));
        Assert.All(
            [.. one.Theorems, .. two.Theorems], theorem => Assert.Equal(TheoremOutcome.Proved, theorem.Outcome));
        Assert.DoesNotContain(two.Resources, resource => resource.Type == ResourceTypes.Vpc);
        foreach (var (report, other) in new[] { (one, two), (two, one) })
        {
            foreach (var action in new[] { "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey", "iam:PassRole" })
            {
                var target = other.Resources.First(resource =>
                    resource.Type == (action == "iam:CreateAccessKey" ? ResourceTypes.User : ResourceTypes.Role));
                Assert.NotEqual(
                    IamEngine.Decide.Verdict.Allowed, Delivered.Decide(report, "deploy", action, target.Text("arn")!));
            }
        }
    }

    private static HashSet<string> Names(ReviewReport report) =>
        [.. report.Resources.Where(resource => resource.NameInAws is not null)
            .Select(resource => $"{resource.Type} {resource.NameInAws}")];
}
