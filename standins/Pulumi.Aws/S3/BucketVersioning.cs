using Pulumi.Aws.S3.Inputs;

namespace Pulumi.Aws.S3;

public class BucketVersioning(string name, BucketVersioningArgs args, CustomResourceOptions? options = null)
    : CustomResource(
        "aws:s3/bucketVersioning:BucketVersioning",
        name,
        args,
        Given.Options(options, Given.Formerly("aws:s3/bucketVersioningV2:BucketVersioningV2")))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
}

public sealed class BucketVersioningArgs : ResourceArgs
{
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;

    [Input("versioningConfiguration", required: true)]
    public Input<BucketVersioningVersioningConfigurationArgs> VersioningConfiguration { get; set; } = null!;
}
