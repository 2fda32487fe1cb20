namespace Pulumi;

public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    /// <summary>The id of an existing resource to import.</summary>
    public string? ImportId { get; set; }

    public Dictionary<string, string> EnvVarMappings { get => field ??= []; set; }

    /// <summary>Merges two sets of options into a new one: the second has precedence, and lists are concatenated.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = options1?.Copy() ?? new CustomResourceOptions();
        if (options2 is not null)
        {
            merged.MergeIn(options2);
            merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options2.ImportId ?? merged.ImportId;
            merged.AdditionalSecretOutputs.AddRange(options2.AdditionalSecretOutputs);
            foreach (var (source, target) in options2.EnvVarMappings)
            {
                merged.EnvVarMappings[source] = target;
            }
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Copy();

    private CustomResourceOptions Copy()
    {
        var copy = Copy<CustomResourceOptions>();
        copy.AdditionalSecretOutputs = [.. AdditionalSecretOutputs];
        copy.EnvVarMappings = new(EnvVarMappings);
        return copy;
    }
}
