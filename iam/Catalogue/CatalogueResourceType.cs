using System.Collections.Immutable;

namespace IamEngine.Catalogue;

/// <summary>A type of resource of a service: the <c>object</c> of Amazon S3.</summary>
public sealed class CatalogueResourceType
{
    internal CatalogueResourceType(
        string name, ImmutableArray<ArnPattern> arnPatterns, ImmutableArray<CatalogueConditionKey> conditionKeys)
    {
        Name = name;
        ArnPatterns = arnPatterns;
        ConditionKeys = conditionKeys;
    }

    /// <summary>The name in the reference: <c>object</c>, <c>role</c>, <c>log-group</c>.</summary>
    public string Name { get; }

    /// <summary>The forms of its ARN, nearly always one.</summary>
    public ImmutableArray<ArnPattern> ArnPatterns { get; }

    /// <summary>The condition keys that a request on a resource of this type can have.</summary>
    public ImmutableArray<CatalogueConditionKey> ConditionKeys { get; }

    /// <summary>Whether the Resource element of a policy can match a resource of this type.</summary>
    public bool CanMatch(string resource) => ArnPatterns.Any(pattern => pattern.CanMatch(resource));

    public override string ToString() => Name;
}
