namespace Pulumi.Aws.S3.Inputs;

public sealed class BucketLifecycleConfigurationRuleArgs : ResourceArgs
{
    [Input("abortIncompleteMultipartUpload")]
    public Input<BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs>? AbortIncompleteMultipartUpload { get; set; }

    [Input("expiration")] public Input<BucketLifecycleConfigurationRuleExpirationArgs>? Expiration { get; set; }
    [Input("filter")] public Input<BucketLifecycleConfigurationRuleFilterArgs>? Filter { get; set; }
    [Input("id", required: true)] public Input<string> Id { get; set; } = null!;

    [Input("noncurrentVersionExpiration")]
    public Input<BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs>? NoncurrentVersionExpiration { get; set; }

    [Input("status", required: true)] public Input<string> Status { get; set; } = null!;
}

public sealed class BucketLifecycleConfigurationRuleFilterArgs : ResourceArgs
{
    [Input("and")] public Input<BucketLifecycleConfigurationRuleFilterAndArgs>? And { get; set; }
    [Input("prefix")] public Input<string>? Prefix { get; set; }
}

public sealed class BucketLifecycleConfigurationRuleFilterAndArgs : ResourceArgs
{
    [Input("objectSizeGreaterThan")] public Input<int>? ObjectSizeGreaterThan { get; set; }
    [Input("objectSizeLessThan")] public Input<int>? ObjectSizeLessThan { get; set; }
    [Input("prefix")] public Input<string>? Prefix { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}

public sealed class BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs : ResourceArgs
{
    [Input("daysAfterInitiation")] public Input<int>? DaysAfterInitiation { get; set; }
}

public sealed class BucketLifecycleConfigurationRuleExpirationArgs : ResourceArgs
{
    [Input("days")] public Input<int>? Days { get; set; }
    [Input("expiredObjectDeleteMarker")] public Input<bool>? ExpiredObjectDeleteMarker { get; set; }
}

public sealed class BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs : ResourceArgs
{
    [Input("newerNoncurrentVersions")] public Input<int>? NewerNoncurrentVersions { get; set; }
    [Input("noncurrentDays", required: true)] public Input<int> NoncurrentDays { get; set; } = null!;
}
