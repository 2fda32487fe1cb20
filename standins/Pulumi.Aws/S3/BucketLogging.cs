using Pulumi.Aws.S3.Inputs;

namespace Pulumi.Aws.S3;

public class BucketLogging(string name, BucketLoggingArgs args, CustomResourceOptions? options = null)
    : CustomResource(
        "aws:s3/bucketLogging:BucketLogging",
        name,
        args,
        Given.Options(options, Given.Formerly("aws:s3/bucketLoggingV2:BucketLoggingV2")))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
    [Output("targetBucket")] public Output<string> TargetBucket { get; private set; } = null!;
}

public sealed class BucketLoggingArgs : ResourceArgs
{
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;
    [Input("targetBucket", required: true)] public Input<string> TargetBucket { get; set; } = null!;
    [Input("targetObjectKeyFormat")] public Input<BucketLoggingTargetObjectKeyFormatArgs>? TargetObjectKeyFormat { get; set; }
    [Input("targetPrefix", required: true)] public Input<string> TargetPrefix { get; set; } = null!;
}
