namespace Pulumi.Aws.Emr;

public class SecurityConfiguration(string name, SecurityConfigurationArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:emr/securityConfiguration:SecurityConfiguration", name, args, Given.Options(options))
{
    [Output("creationDate")] public Output<string> CreationDate { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
}

public sealed class SecurityConfigurationArgs : ResourceArgs
{
    [Input("configuration", required: true)] public Input<string> Configuration { get; set; } = null!;
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("namePrefix")] public Input<string>? NamePrefix { get; set; }
}
