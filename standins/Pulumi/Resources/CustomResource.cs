namespace Pulumi;

/// <summary>A resource that a provider creates, reads, updates and deletes.</summary>
public class CustomResource : Resource
{
    // The packages have two constructors that differ in a last optional parameter, so there a call without options is
    // ambiguous. Here it must not compile either.
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    /// <summary>The provider's name for the resource; unknown until it exists.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
