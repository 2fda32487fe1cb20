namespace Pulumi.Aws.Ec2.Inputs;

public sealed class GetRouteTablesFilterArgs : InvokeArgs
{
    [Input("name", required: true)] public string Name { get; set; } = null!;

    [Input("values", required: true)] private List<string>? _values;
    public List<string> Values { get => _values ??= []; set => _values = value; }
}

public sealed class GetRouteTablesFilterInputArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

    [Input("values", required: true)] private InputList<string>? _values;
    public InputList<string> Values { get => _values ??= new(); set => _values = value; }
}
