using IamEngine.Catalogue;

namespace IamEngine.Check.Syntax;

/// <summary>Caches the actions that each text matches. Stops at a size far above AWS's limits.</summary>
internal sealed class ActionPatternMatches
{
    // No action is nearly as long, and AWS accepts no document that is larger.
    private const int LongestText = 256;
    private const int MostCharactersWithWildcards = 40_000;

    private readonly Dictionary<string, ActionPatternMatch> known = new(StringComparer.OrdinalIgnoreCase);
    private int charactersWithWildcards;

    public ActionPatternMatch Of(string text)
    {
        if (!known.TryGetValue(text, out var match))
        {
            known[text] = match = LookUp(text);
        }

        return match;
    }

    private ActionPatternMatch LookUp(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var service = colon is > 0 and < LongestText ? AwsCatalogue.Find(text.AsSpan(0, colon)) : null;
        if (service is null || text.Length > LongestText)
        {
            return new(text, service, [], isKnown: false);
        }

        if (!text.AsSpan().ContainsAny('*', '?'))
        {
            return new(text, service, service.FindAction(text.AsSpan(colon + 1)) is { } action ? [action] : [], isKnown: true);
        }

        charactersWithWildcards += text.Length;
        return charactersWithWildcards > MostCharactersWithWildcards
            ? new(text, service, [], isKnown: false)
            : new(text, service, [.. AwsCatalogue.ActionsMatching(text)], isKnown: true);
    }
}
