namespace Pulumi.Aws;

internal static class Given
{
    /// <summary>
    /// The options as a class of the provider hands them on: an id that is empty, never missing, over the caller's, which is then
    /// not asked for. (Reading an existing resource goes through <c>Get</c>.)
    /// </summary>
    public static CustomResourceOptions Options(CustomResourceOptions? options, CustomResourceOptions? defaults = null)
    {
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = "";
        return merged;
    }

    /// <summary>The alias that a class has since the provider renamed its type.</summary>
    public static CustomResourceOptions Formerly(string type) => new() { Aliases = { new Alias { Type = type } } };
}
