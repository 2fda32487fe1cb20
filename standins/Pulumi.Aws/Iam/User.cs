namespace Pulumi.Aws.Iam;

public class User(string name, UserArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/user:User", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("path")] public Output<string?> Path { get; private set; } = null!;
    [Output("uniqueId")] public Output<string> UniqueId { get; private set; } = null!;
}

public sealed class UserArgs : ResourceArgs
{
    [Input("forceDestroy")] public Input<bool>? ForceDestroy { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("path")] public Input<string>? Path { get; set; }
    [Input("permissionsBoundary")] public Input<string>? PermissionsBoundary { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
