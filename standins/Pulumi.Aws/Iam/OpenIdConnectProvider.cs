namespace Pulumi.Aws.Iam;

public class OpenIdConnectProvider(string name, OpenIdConnectProviderArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/openIdConnectProvider:OpenIdConnectProvider", name, args, options)
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("url")] public Output<string> Url { get; private set; } = null!;
}

public sealed class OpenIdConnectProviderArgs : ResourceArgs
{
    [Input("clientIdLists", required: true)] private InputList<string>? _clientIdLists;
    public InputList<string> ClientIdLists { get => _clientIdLists ??= new(); set => _clientIdLists = value; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("thumbprintLists")] private InputList<string>? _thumbprintLists;
    public InputList<string> ThumbprintLists { get => _thumbprintLists ??= new(); set => _thumbprintLists = value; }

    [Input("url", required: true)] public Input<string> Url { get; set; } = null!;
}
