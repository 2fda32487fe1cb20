using Pulumi.Aws.S3.Inputs;

namespace Pulumi.Aws.S3;

public class BucketPolicy(string name, BucketPolicyArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:s3/bucketPolicy:BucketPolicy", name, args, Given.Options(options))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
    [Output("policy")] public Output<string> Policy { get; private set; } = null!;
}

public sealed class BucketPolicyArgs : ResourceArgs
{
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;
    [Input("policy", required: true)] public InputUnion<string, PolicyDocumentArgs> Policy { get; set; } = null!;
}
