using System.Text.Json;
using IamEngine.Json;

namespace Review.StateSafety;

/// <summary>A part of a JSON document, with its path. A part of another type than its reader needs is refused.</summary>
internal sealed record JsonPart(JsonElement Element, string Path)
{
    /// <param name="json">The text of the document.</param>
    /// <param name="source">What writes such a document, for the message.</param>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static JsonPart Read(string json, string source)
    {
        using var document = JsonText.Parse(json, out var reason);
        return document is null
            ? throw new FormatException($"{reason}; give what {source} printed")
            : new(document.RootElement.Clone(), "$");
    }

    /// <summary>The member with this name, in any case; null if there is none, or if it is null.</summary>
    /// <exception cref="FormatException">This is not an object, or has the member twice.</exception>
    public JsonPart? Member(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("an object");
        }

        var found = Element.EnumerateObject()
            .Where(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return found switch
        {
            [] or [{ Value.ValueKind: JsonValueKind.Null }] => null,
            [var only] => new(only.Value, $"{Path}.{only.Name}"),
            [_, var second] => throw new FormatException(
                $"{Path}.{second.Name} is a duplicate, and only one of the two would count; remove one"),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <exception cref="FormatException">This is not a list.</exception>
    public IEnumerable<JsonPart> Items()
    {
        var (path, element) = (Path, Element);
        return element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().Select((item, index) => new JsonPart(item, $"{path}[{index}]"))
            : throw Wrong("a list");
    }

    /// <exception cref="FormatException">This is not text.</exception>
    public string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong("text");

    /// <exception cref="FormatException">This is not a whole number of days.</exception>
    public int Days() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var days) && days is >= 0 and <= int.MaxValue
        && days == Math.Floor(days)
            ? (int)days
            : throw Wrong("a whole number of days");

    private FormatException Wrong(string wanted)
    {
        var found = Element.GetRawText();
        return new($"{Path} must be {wanted}, and is {(found.Length <= 60 ? found : $"{found[..60]}...")}");
    }
}
