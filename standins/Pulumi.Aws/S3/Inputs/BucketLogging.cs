namespace Pulumi.Aws.S3.Inputs;

public sealed class BucketLoggingTargetObjectKeyFormatArgs : ResourceArgs
{
    [Input("partitionedPrefix")]
    public Input<BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs>? PartitionedPrefix { get; set; }

    [Input("simplePrefix")] public Input<BucketLoggingTargetObjectKeyFormatSimplePrefixArgs>? SimplePrefix { get; set; }
}

public sealed class BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs : ResourceArgs
{
    [Input("partitionDateSource", required: true)] public Input<string> PartitionDateSource { get; set; } = null!;
}

public sealed class BucketLoggingTargetObjectKeyFormatSimplePrefixArgs : ResourceArgs;
