using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A resource of the stack. The constructor registers it with the running deployment.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly HashSet<Resource> _children = [];

    // The providers for the children, by package.
    private readonly ImmutableDictionary<string, ProviderResource> _providers =
        ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }

        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }

        _type = type;
        _name = name;
        var deployment = Deployment.Running;
        var outputs = OutputProperties.Fill(this);

        // Transformations also apply from the stack, the root of all resources; options are inherited only from an explicit
        // parent.
        var parent = type == Stack.RootType ? null : options.Parent ?? deployment.Stack;
        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        (args, options) = Transform(args, options);

        options = options.Clone();
        if (options.Parent is { } given)
        {
            given.AddChild(this);
            options.Protect ??= given._protect;
            _providers = given._providers;
        }

        _providers = _providers.SetItems(TakeProviders(options));
        _protect = options.Protect;
        deployment.Register(this, args, options, outputs);
    }

    /// <summary>The URN of the resource, unique among all stacks.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal ImmutableArray<Resource> Children
    {
        get
        {
            lock (_children)
            {
                return [.. _children];
            }
        }
    }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider for a type or function token such as <c>aws:s3/bucket:Bucket</c>; null if there is none.</summary>
    internal ProviderResource? GetProvider(string token) =>
        token.Split(':') is [var package, _, _] ? _providers.GetValueOrDefault(package) : null;

    /// <summary>The providers for the children from these options; a custom resource inherits its parent's.</summary>
    private Dictionary<string, ProviderResource> TakeProviders(ResourceOptions options)
    {
        if (this is CustomResource)
        {
            var given = options.Provider;
            options.Provider ??= options.Parent?.GetProvider(_type);
            return given is not null && _type.Split(':') is [var package, _, _] ? new() { [package] = given } : [];
        }

        var several = ((ComponentResourceOptions)options).Providers;
        if (options.Provider is not null && several.Count > 0)
        {
            throw new ResourceException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        var providers = new Dictionary<string, ProviderResource>();
        foreach (var provider in options.Provider is { } one ? [one] : several)
        {
            providers[provider.Package] = provider;
        }

        return providers;
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        var parent = options.Parent;
        foreach (var transformation in _transformations)
        {
            if (transformation(new(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    private void AddChild(Resource child)
    {
        lock (_children)
        {
            _children.Add(child);
        }
    }
}
