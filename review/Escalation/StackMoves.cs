using IamEngine.Model;
using IamEngine.Vocabulary;
using Review.Model;

namespace Review.Escalation;

/// <summary>The takeovers that depend on what the stack declares: its VPC, its images and its tags.</summary>
internal static class StackMoves
{
    /// <param name="tags">The tags that every resource of the stack has.</param>
    public static IEnumerable<Move> Of(ReviewReport report, AccountId account, IEnumerable<(string Key, string Value)> tags)
    {
        yield return new("interface", "starts an instance with a network interface in another VPC", "ec2:RunInstances")
        {
            On = [new("arn:PARTITION:ec2:*:ACCOUNT:network-interface/*")],
            When = Networks(report) is { Length: > 0 } networks ? [Ec2Keys.Vpc.IsNotLike(networks)] : [],
        };

        // Anyone can start a public image. A private image of the account can contain another stack's data.
        if (!Owners(report).Contains(account.Value))
        {
            yield return new("image", "starts an instance from a private image of the account", "ec2:CreateFleet",
                "ec2:RunInstances")
            {
                On = [new("arn:PARTITION:ec2:*::image/*")],
                When = [Ec2Keys.Owner.Is(account.Value)],
            };
        }

        // EMR chooses the name of the secret that it creates, so the permission cannot be limited to new secrets.
        foreach (var (key, value) in tags)
        {
            yield return new($"tag-secret {key}", "gives a secret tags of another stack", "secretsmanager:TagResource")
            {
                When = [Aws.RequestTag(key).IsNot(value)],
            };
        }
    }

    /// <summary>The assumptions about these takeovers that the settings make.</summary>
    public static IEnumerable<string> Assumptions(ReviewReport report, AccountId account) =>
        Owners(report).Contains(account.Value)
        ? ["infra:previewAccess.imageOwners names this account, so each of its private images may be started"] : [];

    private static string[] Networks(ReviewReport report) =>
        [
            .. report.Resources.Of(ResourceTypes.Vpc).Select(vpc => vpc.Text("arn")).OfType<string>(),
            .. report.Settings["infra:network"].At("existing").At("vpc").AsText() is { } vpc ? [$"arn:*:ec2:*:*:vpc/{vpc}"]
                : (string[])[],
        ];

    private static IEnumerable<string> Owners(ReviewReport report) =>
        report.Settings["infra:previewAccess"].At("imageOwners").AsTexts();
}
