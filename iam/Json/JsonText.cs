using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace IamEngine.Json;

/// <summary>Parses untrusted JSON text. Returns a document or one reason; never throws.</summary>
public static class JsonText
{
    /// <summary>The JSON document, or <c>null</c> with the reason.</summary>
    public static JsonDocument? Parse(string json, out string? reason)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            // Only an escape from \ud800 to \udfff is half of a pair.
            reason = json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) && HasLoneSurrogate(document.RootElement)
                ? "not JSON: a \\u escape is an unpaired surrogate" : null;
            if (reason is null)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException broken)
        {
            reason = $"not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {Reason(broken)}";
        }
        catch (ArgumentException)
        {
            // The parser throws this for text with half of a surrogate pair.
            reason = "not JSON: the text contains an unpaired surrogate";
        }

        return null;
    }

    /// <summary>The text of UTF-8 bytes, without a byte-order mark; <c>null</c> if they are not UTF-8.</summary>
    public static string? FromUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : null;
    }

    // JSON can escape half of a surrogate pair ("\ud800"), which is no text; .NET throws only when the value is read.
    private static bool HasLoneSurrogate(JsonElement root)
    {
        try
        {
            ReadTexts(root);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
        }
    }

    // The parser's message ends with the position, which the reason already has; it can quote the text.
    private static string Reason(JsonException broken) =>
        Printable.Of(broken.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.', ' '));
}
