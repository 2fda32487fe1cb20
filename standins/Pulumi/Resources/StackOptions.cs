namespace Pulumi;

/// <summary>Settings of a stack; its transformations see every resource of the stack, and the stack itself.</summary>
public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }
}
