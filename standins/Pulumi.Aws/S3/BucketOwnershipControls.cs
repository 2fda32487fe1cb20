using Pulumi.Aws.S3.Inputs;

namespace Pulumi.Aws.S3;

public class BucketOwnershipControls(string name, BucketOwnershipControlsArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", name, args, Given.Options(options))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
}

public sealed class BucketOwnershipControlsArgs : ResourceArgs
{
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;
    [Input("rule", required: true)] public Input<BucketOwnershipControlsRuleArgs> Rule { get; set; } = null!;
}
