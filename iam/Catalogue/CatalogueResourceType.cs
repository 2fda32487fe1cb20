using System.Collections.Immutable;

namespace IamEngine.Catalogue;

/// <summary>A kind of resource that a service has: the <c>object</c> of Amazon S3.</summary>
public sealed class CatalogueResourceType
{
    internal CatalogueResourceType(
        string name, ImmutableArray<ArnPattern> arnPatterns, ImmutableArray<CatalogueConditionKey> conditionKeys)
    {
        Name = name;
        ArnPatterns = arnPatterns;
        ConditionKeys = conditionKeys;
    }

    /// <summary>The name that the reference gives it: <c>object</c>, <c>role</c>, <c>log-group</c>.</summary>
    public string Name { get; }

    /// <summary>The forms its ARN can take. Nearly always one.</summary>
    public ImmutableArray<ArnPattern> ArnPatterns { get; }

    /// <summary>The condition keys that a request about a resource of this type can carry.</summary>
    public ImmutableArray<CatalogueConditionKey> ConditionKeys { get; }

    /// <summary>Whether the Resource element of a policy can match a resource of this type at all.</summary>
    public bool CanMatch(string resource) => ArnPatterns.Any(pattern => pattern.CanMatch(resource));

    public override string ToString() => Name;
}
