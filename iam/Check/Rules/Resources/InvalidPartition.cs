using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN has an unknown partition.</summary>
internal sealed class InvalidPartition() : ArnRule("INVALID_PARTITION")
{
    public override string Help => "Write `aws`, or the partition of the Region: `aws-cn` in China, `aws-us-gov` in GovCloud.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:amazon:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        ArnSyntax.IsOpen(arn.Partition) || Regions.Partitions.Contains(arn.Partition)
            ? null
            : $"there is no partition {arn.Partition.Quoted()}; known are {string.Join(", ", Regions.Partitions)}";
}
