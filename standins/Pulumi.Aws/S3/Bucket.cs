namespace Pulumi.Aws.S3;

public class Bucket(string name, BucketArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:s3/bucket:Bucket", name, args, Given.Options(options, Given.Formerly("aws:s3/bucketV2:BucketV2")))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("bucket")] public Output<string> BucketName { get; private set; } = null!;
    [Output("bucketRegionalDomainName")] public Output<string> BucketRegionalDomainName { get; private set; } = null!;
}

public sealed class BucketArgs : ResourceArgs
{
    [Input("bucket")] public Input<string>? BucketName { get; set; }
    [Input("forceDestroy")] public Input<bool>? ForceDestroy { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
