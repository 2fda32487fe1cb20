namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>Providers for the children, one for each package. Cannot be combined with Provider.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>Merges two sets of options into a new one: the second has precedence, and lists are concatenated.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = options1?.Copy() ?? new ComponentResourceOptions();
        if (options2 is not null)
        {
            merged.MergeIn(options2);

            // For each package, the last provider in the list is used.
            var named = merged.Providers.Concat(options2.Providers).Reverse();
            merged.Providers = [.. named.DistinctBy(provider => provider.Package).Reverse()];
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Copy();

    private ComponentResourceOptions Copy()
    {
        var copy = Copy<ComponentResourceOptions>();
        copy.Providers = [.. Providers];
        return copy;
    }
}
