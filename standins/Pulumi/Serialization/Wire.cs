using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>
/// What travels between program and engine: null, bool, double, string, ImmutableArray of these, ImmutableDictionary of these,
/// a resource, and the two marks below.
/// </summary>
internal static class Wire
{
    /// <summary>The engine's own word for an unknown, for where only text will do.</summary>
    public const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>A value that nobody knows yet.</summary>
    public sealed record Unknown
    {
        public static readonly Unknown Mark = new();
    }

    /// <summary>A value that must not be shown.</summary>
    public sealed record Secret(object? Value);

    /// <summary>Takes the marks off: one unknown inside makes the whole unknown, one secret the whole secret.</summary>
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
                    // Names with two underscores are the engine's own.
                    return map.Where(item => !item.Key.StartsWith("__", StringComparison.Ordinal))
                        .ToImmutableDictionary(item => item.Key, item => Strip(item.Value));
                default:
                    return part;
            }
        }
    }
}
