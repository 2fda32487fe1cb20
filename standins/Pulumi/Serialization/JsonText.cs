using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Writes JSON with the spacing and order that providers expect.</summary>
internal static class JsonText
{
    // JSON text can mark a part as secret only with the engine's own marker.
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    private static readonly JsonSerializerOptions Strings = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of an input once it is known, with its secret flag and dependencies.</summary>
    public static Input<string> Of(string path, object value)
    {
        var output = value is IInput input ? new Output<object?>(input.ToOutput().GetDataAsync()) : Output.Create<object?>(value);
        return output.Apply(async known => Write(await new Serializer().ValueAsync(path, known).ConfigureAwait(false)));
    }

    public static string Write(object? wire) => wire switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => JsonSerializer.Serialize(text, Strings).Replace("<", @"\u003c").Replace(">", @"\u003e"),
        ImmutableArray<object?> list => Between("[", list.Select(Write), "]"),
        ImmutableDictionary<string, object?> map => Between(
            "{", map.OrderBy(item => item.Key).Select(item => $"{Write(item.Key)}: {Write(item.Value)}"), "}"),
        Wire.Unknown => Write(Wire.UnknownText),
        Wire.Secret secret => Write(
            ImmutableDictionary<string, object?>.Empty.Add(Signature, SecretSignature).Add("value", secret.Value)),
        _ => JsonSerializer.Serialize(wire),
    };

    private static string Between(string open, IEnumerable<string> parts, string close)
    {
        var inside = string.Join(", ", parts);
        return inside.Length == 0 ? $"{open} {close}" : $"{open} {inside} {close}";
    }
}
