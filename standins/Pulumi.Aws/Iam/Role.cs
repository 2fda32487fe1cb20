using Pulumi.Aws.Iam.Inputs;

namespace Pulumi.Aws.Iam;

public class Role(string name, RoleArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/role:Role", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("assumeRolePolicy")] public Output<string> AssumeRolePolicy { get; private set; } = null!;
    [Output("maxSessionDuration")] public Output<int?> MaxSessionDuration { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("path")] public Output<string?> Path { get; private set; } = null!;
    [Output("uniqueId")] public Output<string> UniqueId { get; private set; } = null!;
}

public sealed class RoleArgs : ResourceArgs
{
    [Input("assumeRolePolicy", required: true)]
    public InputUnion<string, PolicyDocumentArgs> AssumeRolePolicy { get; set; } = null!;

    [Input("description")] public Input<string>? Description { get; set; }
    [Input("forceDetachPolicies")] public Input<bool>? ForceDetachPolicies { get; set; }
    [Input("maxSessionDuration")] public Input<int>? MaxSessionDuration { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("path")] public Input<string>? Path { get; set; }
    [Input("permissionsBoundary")] public Input<string>? PermissionsBoundary { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
