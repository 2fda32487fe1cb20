using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>Controls for log groups.</summary>
internal static class LogControls
{
    private const int Year = 365;

    private static readonly string[] LogGroups = [ResourceTypes.LogGroup];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("log-retention", "Every log group has a retention period", LogGroups,
            [.. Checkov(66), .. Nist("CloudWatchLogGroupRetentionPeriod")],
            (group, _) => Judgement.Of(group.Inputs["retentionInDays"].AsNumber() is not null, "it has no retention period")),
        new Group("log-year", "Every log group keeps its logs for a year", LogGroups,
            [.. SecurityHub("CloudWatch.16"), .. Checkov(338)],
            // 0 keeps them forever: https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/loggroup/
            (group, _) => Judgement.Of(
                group.Inputs["retentionInDays"].AsNumber() is null or 0 or >= Year,
                $"it keeps logs for {group.Inputs["retentionInDays"].OnOneLine()} days")),
        new Group("log-kms", "Every log group is encrypted with a customer managed key", LogGroups,
            [.. Checkov(158), .. Trivy(17), .. Nist("CloudWatchLogGroupEncrypted")],
            (group, _) => Judgement.Of(Blocks.Has(group.Inputs["kmsKeyId"]), "it uses no customer managed key")),
    ];
}
