using System.Collections.Immutable;

namespace IamEngine.Catalogue;

/// <summary>A service: <c>s3</c>, Amazon S3. Reads its facts on first use.</summary>
public sealed class CatalogueService
{
    private readonly long offset;
    private readonly int length;
    private ServiceFacts? facts;

    internal CatalogueService(string prefix, string name, bool supportsResourceControlPolicies, long offset, int length)
    {
        Prefix = prefix;
        Name = name;
        SupportsResourceControlPolicies = supportsResourceControlPolicies;
        this.offset = offset;
        this.length = length;
    }

    /// <summary>The prefix of its actions: <c>s3</c>, <c>elasticmapreduce</c>.</summary>
    public string Prefix { get; }

    /// <summary>Its full name: <c>Amazon S3</c>. If services share a prefix, the name of one of them.</summary>
    public string Name { get; }

    /// <summary>Whether resource control policies apply to the service's resources.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html</remarks>
    public bool SupportsResourceControlPolicies { get; }

    /// <summary>Its actions, by name.</summary>
    public ImmutableArray<CatalogueAction> Actions => Facts.Actions;

    /// <summary>Its types of resource, by name.</summary>
    public ImmutableArray<CatalogueResourceType> ResourceTypes => Facts.ResourceTypes;

    /// <summary>
    /// The condition keys of its actions and resources, by name; some are global, some of another service.
    /// </summary>
    public ImmutableArray<CatalogueConditionKey> ConditionKeys => Facts.ConditionKeys;

    // Two threads can both read the section; the first result is kept, so that each fact is one object.
    private ServiceFacts Facts => Volatile.Read(ref facts)
        ?? Interlocked.CompareExchange(ref facts, ServiceFacts.Read(this, CatalogueFile.Read(offset, length)), null)
        ?? facts;

    /// <summary>The action of this name (<c>GetObject</c>, in any case), or null.</summary>
    public CatalogueAction? FindAction(ReadOnlySpan<char> name) => Sorted.Find(Actions.AsSpan(), name, action => action.Name);

    /// <summary>The resource type of this name, or null.</summary>
    public CatalogueResourceType? FindResourceType(ReadOnlySpan<char> name) =>
        Sorted.Find(ResourceTypes.AsSpan(), name, type => type.Name);

    /// <summary>The key of this name, or null: <c>s3:BucketTag/${TagKey}</c> for <c>s3:BucketTag/team</c>.</summary>
    public CatalogueConditionKey? FindConditionKey(ReadOnlySpan<char> name) =>
        CatalogueConditionKey.Find(ConditionKeys.AsSpan(), name);

    public override string ToString() => Prefix;
}
