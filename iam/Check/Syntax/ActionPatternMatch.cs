using System.Collections.Immutable;
using IamEngine.Catalogue;

namespace IamEngine.Check.Syntax;

/// <summary>The catalogue's actions that an action of a policy matches.</summary>
internal sealed class ActionPatternMatch
{
    private ImmutableArray<CatalogueResourceType>? types;

    public ActionPatternMatch(string text, CatalogueService? service, ImmutableArray<CatalogueAction> actions, bool isKnown)
    {
        Text = text;
        Service = service;
        Actions = actions;
        IsKnown = isKnown;
    }

    public string Text { get; }

    /// <summary>Every action of every service: <c>*</c>.</summary>
    public bool IsEverything => Text == "*";

    public bool HasWildcard => Text.AsSpan().ContainsAny('*', '?');

    /// <summary>The service before the colon; null if it is unknown.</summary>
    public CatalogueService? Service { get; }

    /// <summary>The matching actions; empty for <see cref="IsEverything"/>.</summary>
    public ImmutableArray<CatalogueAction> Actions { get; }

    /// <summary>
    /// Whether the actions are complete. False for <c>*</c>, for text that is not an action, and beyond the size limit.
    /// </summary>
    public bool IsKnown { get; }

    /// <summary>The action, if the text has no wildcard.</summary>
    public CatalogueAction? Exact => !HasWildcard && Actions.Length == 1 ? Actions[0] : null;

    /// <summary>Whether none of the actions has resource types.</summary>
    public bool ActsOnNothing => Actions.All(action => action.IsWildcardOnly);

    /// <summary>Whether one of the actions can act on a resource that the text of a Resource element matches.</summary>
    public bool CanActOn(string resource) =>
        (Actions.Any(action => action.IsWildcardOnly) && MayStandForAll(resource)) || Types.Any(type => type.CanMatch(resource));

    /// <summary>Whether requests for one of the actions can have the condition key.</summary>
    public bool MayCarry(string key) => IsEverything || Actions.Any(action => action.MaySupply(key));

    private ImmutableArray<CatalogueResourceType> Types =>
        types ??= [.. Actions.SelectMany(action => action.ResourceTypes).Select(type => type.Type).Distinct()];

    // s3:ListAllMyBuckets has no resource types, but arn:aws:s3:::* allows it.
    private static bool MayStandForAll(string resource) =>
        resource.EndsWith(":*", StringComparison.Ordinal) || resource.AsSpan().Trim('*').IsEmpty;
}
