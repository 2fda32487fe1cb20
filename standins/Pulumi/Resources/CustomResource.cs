namespace Pulumi;

/// <summary>A resource that a provider creates, reads, updates and deletes.</summary>
public class CustomResource : Resource
{
    // In Pulumi's packages, two constructors differ in a last optional parameter, so a call without options is ambiguous. Such a
    // call must not compile here either.
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    /// <summary>The provider's id of the resource; unknown until the resource exists.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
