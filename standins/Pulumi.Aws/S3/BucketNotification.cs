namespace Pulumi.Aws.S3;

public class BucketNotification(string name, BucketNotificationArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:s3/bucketNotification:BucketNotification", name, args, Given.Options(options))
{
    [Output("bucket")] public Output<string> Bucket { get; private set; } = null!;
    [Output("eventbridge")] public Output<bool?> Eventbridge { get; private set; } = null!;
}

public sealed class BucketNotificationArgs : ResourceArgs
{
    [Input("bucket", required: true)] public Input<string> Bucket { get; set; } = null!;
    [Input("eventbridge")] public Input<bool>? Eventbridge { get; set; }
}
