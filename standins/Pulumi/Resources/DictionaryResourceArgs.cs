using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Arguments whose names are known only at run time.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override ImmutableDictionary<string, object?> ToDictionary() => dictionary;
}
