namespace Pulumi;

/// <summary>Options of a stack; its transformations apply to every resource and to the stack itself.</summary>
public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }
}
