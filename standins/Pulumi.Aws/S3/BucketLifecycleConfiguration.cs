using Pulumi.Aws.S3.Inputs;

namespace Pulumi.Aws.S3;

public class BucketLifecycleConfiguration(
    string name, BucketLifecycleConfigurationArgs args, CustomResourceOptions? options = null)
    : CustomResource(
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        name,
        args,
        Given.Options(options, Given.Formerly("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2")))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
}

public sealed class BucketLifecycleConfigurationArgs : ResourceArgs
{
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;

    [Input("rules")] private InputList<BucketLifecycleConfigurationRuleArgs>? _rules;
    public InputList<BucketLifecycleConfigurationRuleArgs> Rules { get => _rules ??= new(); set => _rules = value; }
}
