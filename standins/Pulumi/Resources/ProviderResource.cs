using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A configured provider, which replaces the default one for the resources that use it.</summary>
public class ProviderResource : CustomResource
{
    // As with a custom resource, a call without options is ambiguous in the packages.
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options)
        : base($"pulumi:providers:{package}", name, args, options) => Package = package;

    internal string Package { get; }

    /// <summary>The reference to the provider in a registration.</summary>
    internal async Task<string> GetReferenceAsync()
    {
        var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var id = await Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? Wire.UnknownText : id)}";
    }
}
