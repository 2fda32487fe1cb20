namespace Pulumi;

/// <summary>The options of every kind of resource.</summary>
public abstract class ResourceOptions
{
    /// <summary>The id of an existing resource, which is read instead of created.</summary>
    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn { get => field ??= []; set; }

    /// <summary>Whether deletion is refused. By default inherited from the parent.</summary>
    public bool? Protect { get; set; }

    /// <summary>Wire names of properties whose changes are ignored.</summary>
    public List<string> IgnoreChanges { get => field ??= []; set; }

    public List<string> ReplaceOnChanges { get => field ??= []; set; }

    public List<string> HideDiffs { get => field ??= []; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }

    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>Whether a resource that is removed from the program stays in the cloud.</summary>
    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> ReplaceWith { get => field ??= []; set; }

    public Input<object>? ReplacementTrigger { get; set; }

    internal abstract ResourceOptions Clone();

    /// <summary>A copy with new lists, so that changes do not affect the original.</summary>
    private protected TOptions Copy<TOptions>()
        where TOptions : ResourceOptions
    {
        var copy = (TOptions)MemberwiseClone();
        copy.DependsOn = DependsOn.Concat([]);
        copy.ReplaceWith = ReplaceWith.Concat([]);
        copy.IgnoreChanges = [.. IgnoreChanges];
        copy.ReplaceOnChanges = [.. ReplaceOnChanges];
        copy.HideDiffs = [.. HideDiffs];
        copy.ResourceTransformations = [.. ResourceTransformations];
        copy.ResourceTransforms = [.. ResourceTransforms];
        copy.Aliases = [.. Aliases];
        copy.CustomTimeouts = CustomTimeouts?.Copy();
        return copy;
    }

    /// <summary>Merges the options: lists are concatenated; other members of <paramref name="other"/> have precedence.</summary>
    private protected void MergeIn(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
        DependsOn = DependsOn.Concat(other.DependsOn);
        ReplaceWith = ReplaceWith.Concat(other.ReplaceWith);
        IgnoreChanges.AddRange(other.IgnoreChanges);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        HideDiffs.AddRange(other.HideDiffs);
        ResourceTransformations.AddRange(other.ResourceTransformations);
        ResourceTransforms.AddRange(other.ResourceTransforms);
        Aliases.AddRange(other.Aliases);
    }
}
