namespace Pulumi.Aws;

internal static class Given
{
    /// <summary>
    /// The options that a provider class passes to its base class: an empty id, never null, which replaces the caller's id. (To
    /// read an existing resource, a program calls <c>Get</c>.)
    /// </summary>
    public static CustomResourceOptions Options(CustomResourceOptions? options, CustomResourceOptions? defaults = null)
    {
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = "";
        return merged;
    }

    /// <summary>The alias of a class whose resource type the provider has renamed.</summary>
    public static CustomResourceOptions Formerly(string type) => new() { Aliases = { new Alias { Type = type } } };
}
