namespace Pulumi.Aws.Kms;

public class Key(string name, KeyArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:kms/key:Key", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("keyId")] public Output<string> KeyId { get; private set; } = null!;
    [Output("policy")] public Output<string> Policy { get; private set; } = null!;
}

public sealed class KeyArgs : ResourceArgs
{
    [Input("bypassPolicyLockoutSafetyCheck")] public Input<bool>? BypassPolicyLockoutSafetyCheck { get; set; }
    [Input("deletionWindowInDays")] public Input<int>? DeletionWindowInDays { get; set; }
    [Input("description")] public Input<string>? Description { get; set; }
    [Input("enableKeyRotation")] public Input<bool>? EnableKeyRotation { get; set; }
    [Input("keyUsage")] public Input<string>? KeyUsage { get; set; }
    [Input("multiRegion")] public Input<bool>? MultiRegion { get; set; }
    [Input("policy")] public Input<string>? Policy { get; set; }
    [Input("rotationPeriodInDays")] public Input<int>? RotationPeriodInDays { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
