namespace Pulumi.Aws.CloudWatch;

public class LogGroup(string name, LogGroupArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:cloudwatch/logGroup:LogGroup", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
}

public sealed class LogGroupArgs : ResourceArgs
{
    [Input("kmsKeyId")] public Input<string>? KmsKeyId { get; set; }
    [Input("logGroupClass")] public Input<string>? LogGroupClass { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("retentionInDays")] public Input<int>? RetentionInDays { get; set; }
    [Input("skipDestroy")] public Input<bool>? SkipDestroy { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
