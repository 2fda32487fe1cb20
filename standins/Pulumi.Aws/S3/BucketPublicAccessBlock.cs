namespace Pulumi.Aws.S3;

public class BucketPublicAccessBlock(string name, BucketPublicAccessBlockArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", name, args, Given.Options(options))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
}

public sealed class BucketPublicAccessBlockArgs : ResourceArgs
{
    [Input("blockPublicAcls")] public Input<bool>? BlockPublicAcls { get; set; }
    [Input("blockPublicPolicy")] public Input<bool>? BlockPublicPolicy { get; set; }
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;
    [Input("ignorePublicAcls")] public Input<bool>? IgnorePublicAcls { get; set; }
    [Input("restrictPublicBuckets")] public Input<bool>? RestrictPublicBuckets { get; set; }
}
