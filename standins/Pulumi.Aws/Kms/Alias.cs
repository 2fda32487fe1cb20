namespace Pulumi.Aws.Kms;

public class Alias(string name, AliasArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:kms/alias:Alias", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("targetKeyArn")] public Output<string> TargetKeyArn { get; private set; } = null!;
    [Output("targetKeyId")] public Output<string> TargetKeyId { get; private set; } = null!;
}

public sealed class AliasArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("targetKeyId", required: true)] public Input<string> TargetKeyId { get; set; } = null!;
}
