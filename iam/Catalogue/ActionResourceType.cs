using System.Collections.Immutable;

namespace IamEngine.Catalogue;

/// <summary>A type of resource that an action can act on, with the facts about the two together.</summary>
public sealed class ActionResourceType
{
    internal ActionResourceType(
        CatalogueResourceType type, bool isRequired, ImmutableArray<CatalogueConditionKey> conditionKeys)
    {
        Type = type;
        IsRequired = isRequired;
        ConditionKeys = conditionKeys;
    }

    public CatalogueResourceType Type { get; }

    /// <summary>Whether every request for the action names a resource of this type. If an action requires several, a policy
    /// must allow it on each.</summary>
    public bool IsRequired { get; }

    /// <summary>The condition keys that the reference lists for this action on this type only.</summary>
    public ImmutableArray<CatalogueConditionKey> ConditionKeys { get; }

    public override string ToString() => IsRequired ? $"{Type.Name}*" : Type.Name;
}
