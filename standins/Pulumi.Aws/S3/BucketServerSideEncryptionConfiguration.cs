using Pulumi.Aws.S3.Inputs;

namespace Pulumi.Aws.S3;

public class BucketServerSideEncryptionConfiguration(
    string name, BucketServerSideEncryptionConfigurationArgs args, CustomResourceOptions? options = null)
    : CustomResource(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        name,
        args,
        Given.Options(
            options,
            Given.Formerly(
                "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2")))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
}

public sealed class BucketServerSideEncryptionConfigurationArgs : ResourceArgs
{
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;

    [Input("rules", required: true)] private InputList<BucketServerSideEncryptionConfigurationRuleArgs>? _rules;
    public InputList<BucketServerSideEncryptionConfigurationRuleArgs> Rules { get => _rules ??= new(); set => _rules = value; }
}
