namespace Pulumi;

/// <summary>Resolves dependencies: a dependency on a component is a dependency on all custom resources below it.</summary>
internal static class Dependencies
{
    /// <summary>All resolved resources that have been declared so far.</summary>
    public static HashSet<CustomResource> Expand(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var waiting = new System.Collections.Generic.Stack<Resource>(resources);
        while (waiting.TryPop(out var resource))
        {
            if (seen.Add(resource) && resource is ComponentResource)
            {
                foreach (var child in resource.Children)
                {
                    waiting.Push(child);
                }
            }
        }

        return [.. seen.OfType<CustomResource>()];
    }

    /// <summary>Waits until all of them are registered.</summary>
    public static Task ReadyAsync(IEnumerable<Resource> resources) =>
        Task.WhenAll(Expand(resources).Select(resource => resource.Urn.Data));
}
