using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>
/// The values that program and engine exchange: null, bool, double, string, ImmutableArray and ImmutableDictionary of these, a
/// resource, and the two markers below.
/// </summary>
internal static class Wire
{
    /// <summary>The engine's text for an unknown value.</summary>
    public const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>A value that is not known yet.</summary>
    public sealed record Unknown
    {
        public static readonly Unknown Mark = new();
    }

    /// <summary>A value that must not be shown.</summary>
    public sealed record Secret(object? Value);

    /// <summary>
    /// Removes the markers: one unknown part makes the whole value unknown, one secret part the whole value secret.
    /// </summary>
    public static OutputData<object?> Read(object? wire)
    {
        var isKnown = true;
        var isSecret = false;
        var value = Strip(wire);
        return new([], value, isKnown, isSecret);

        object? Strip(object? part)
        {
            switch (part)
            {
                case Unknown:
                    isKnown = false;
                    return null;
                case Secret secret:
                    isSecret = true;
                    return Strip(secret.Value);
                case ImmutableArray<object?> list:
                    return ImmutableArray.CreateRange(list, Strip);
                case ImmutableDictionary<string, object?> map:
                    // Names that begin with two underscores are reserved for the engine.
                    return map.Where(item => !item.Key.StartsWith("__", StringComparison.Ordinal))
                        .ToImmutableDictionary(item => item.Key, item => Strip(item.Value));
                default:
                    return part;
            }
        }
    }
}
