using System.Text.Json;
using IamEngine.Json;

namespace IamEngine.Check.Syntax;

/// <summary>
/// An element that is a text or a list of texts: <c>Action</c>, <c>NotAction</c>, <c>Resource</c> or <c>NotResource</c>.
/// </summary>
internal sealed record ListSyntax(string Name, string Path, bool IsNegated, IReadOnlyList<TextAt> Texts, bool IsEmptyList)
{
    public static ListSyntax? Read(JsonElement statement, string path, string name, string notName)
    {
        var isNegated = !statement.TryGetProperty(name, out var json);
        if (isNegated && !statement.TryGetProperty(notName, out json))
        {
            return null;
        }

        var found = isNegated ? notName : name;
        var at = $"{path}.{found}";
        // The reader reports values that are not text.
        var texts = JsonMembers.TextOrTexts(json, at, new Problems());
        return new(found, at, isNegated, texts, json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 0);
    }
}
