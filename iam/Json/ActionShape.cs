using System.Text.RegularExpressions;

namespace IamEngine.Json;

/// <summary>What an action looks like. A wildcard may stand in the name, never in the service prefix, which AWS refuses as malformed.</summary>
internal static partial class ActionShape
{
    public static bool IsAction(string text) => text == "*" || Shape().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9-]+:[A-Za-z0-9*?_.-]+\z")]
    private static partial Regex Shape();
}
