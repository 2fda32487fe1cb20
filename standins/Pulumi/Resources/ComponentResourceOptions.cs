namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>Providers for the children, one for a package. Not together with Provider.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>New options: those of the second over those of the first, lists joined. Neither is changed.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = options1?.Copy() ?? new ComponentResourceOptions();
        if (options2 is not null)
        {
            merged.MergeIn(options2);

            // One provider for a package: the last one named.
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
