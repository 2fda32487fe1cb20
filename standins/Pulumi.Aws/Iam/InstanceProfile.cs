namespace Pulumi.Aws.Iam;

public class InstanceProfile(string name, InstanceProfileArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/instanceProfile:InstanceProfile", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("role")] public Output<string?> Role { get; private set; } = null!;
    [Output("uniqueId")] public Output<string> UniqueId { get; private set; } = null!;
}

public sealed class InstanceProfileArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("path")] public Input<string>? Path { get; set; }
    [Input("role")] public Input<string>? Role { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
