using Pulumi.Aws.Iam.Inputs;

namespace Pulumi.Aws.Iam;

public class Policy(string name, PolicyArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/policy:Policy", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("path")] public Output<string?> Path { get; private set; } = null!;
    [Output("policy")] public Output<string> PolicyDocument { get; private set; } = null!;
    [Output("policyId")] public Output<string> PolicyId { get; private set; } = null!;
}

public sealed class PolicyArgs : ResourceArgs
{
    [Input("description")] public Input<string>? Description { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("path")] public Input<string>? Path { get; set; }
    [Input("policy", required: true)] public InputUnion<string, PolicyDocumentArgs> PolicyDocument { get; set; } = null!;

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
