using System.Text.RegularExpressions;

namespace IamEngine.Json;

/// <summary>The syntax of an action. A wildcard is valid in the name, not in the service prefix.</summary>
internal static partial class ActionShape
{
    public static bool IsAction(string text) => text == "*" || Shape().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9-]+:[A-Za-z0-9*?_.-]+\z")]
    private static partial Regex Shape();
}
