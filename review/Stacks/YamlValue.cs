using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>
/// Reads a YAML value as the Pulumi CLI does. The CLI decodes a file without types (go-yaml v3), so a plain <c>010</c> is eight,
/// <c>1.10</c> is 1.1 and <c>1_000</c> a thousand, while <c>yes</c> is text. Quotes make anything text.
/// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/loaders.go
/// https://github.com/go-yaml/yaml/blob/v3/resolve.go
/// </summary>
internal static partial class YamlValue
{
    private static readonly string[] DateFormats = [
        "yyyy-M-d", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-dTH:m:s.FFFFFFFK", "yyyy-M-dtH:m:s.FFFFFFFK"];

    /// <summary>
    /// The value as JSON; null for a null. Entries whose key is not text are left out; see <see cref="YamlFile.Entries"/>.
    /// </summary>
    public static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Object(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(ToJson)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => null,
    };

    /// <summary>The value of a key in a mapping; null if there is none, or if the node is not a mapping.</summary>
    public static YamlNode? Child(this YamlNode node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>Whether a scalar is null: <c>~</c>, <c>null</c>, or empty.</summary>
    public static bool IsNull(YamlScalarNode scalar) => Scalar(scalar) is null;

    /// <summary>Whether a scalar is an infinity or NaN, which JSON does not have.</summary>
    public static bool IsNoFiniteNumber(YamlScalarNode scalar) => IsPlain(scalar) && NoFiniteNumber().IsMatch(scalar.Value ?? "");

    public static bool IsText(YamlScalarNode scalar) => Scalar(scalar) is JsonValue value && value.TryGetValue<string>(out _);

    private static JsonObject Object(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                result[name] = ToJson(value);
            }
        }

        return result;
    }

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return IsPlain(scalar) ? Plain(text) : JsonValue.Create(text);
    }

    private static bool IsPlain(YamlScalarNode scalar) =>
        scalar.Style is ScalarStyle.Plain or ScalarStyle.Any && scalar.Tag.IsEmpty;

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when !StartsLikeANumber().IsMatch(text) => JsonValue.Create(text),
        _ when Date(text) is { } date => JsonValue.Create(date),
        _ => Number(text.Replace("_", "", StringComparison.Ordinal)) ?? JsonValue.Create(text),
    };

    private static string? Date(string text) =>
        FourDigitsAndADash().IsMatch(text)
        && DateTime.TryParseExact(
            text,
            DateFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var date)
            ? date.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)
            : null;

    private static JsonValue? Number(string text)
    {
        if (Integer().Match(text) is { Success: true } match && Whole(match) is { } whole)
        {
            return whole >= long.MinValue && whole <= long.MaxValue ? JsonValue.Create((long)whole) : Finite((double)whole);
        }

        return Float().IsMatch(text) ? Finite(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) : null;
    }

    // A number too large for a double stays text.
    private static JsonValue? Finite(double number) => double.IsFinite(number) ? JsonValue.Create(number) : null;

    private static BigInteger? Whole(Match match)
    {
        var (digits, radix) = match switch
        {
            _ when match.Groups["hex"] is { Success: true } hex => (hex.Value, 16),
            _ when match.Groups["octal"] is { Success: true } octal => (octal.Value, 8),
            _ when match.Groups["binary"] is { Success: true } binary => (binary.Value, 2),
            _ => (match.Groups["decimal"].Value, 10),
        };
        var number = digits.Aggregate(BigInteger.Zero, (sum, digit) => (sum * radix) + Convert.ToInt32(digit.ToString(), 16));
        return match.Groups["sign"].Value == "-" ? -number : number;
    }

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex NoFiniteNumber();

    [GeneratedRegex("^[-+.0-9]")]
    private static partial Regex StartsLikeANumber();

    [GeneratedRegex("^[0-9]{4}-")]
    private static partial Regex FourDigitsAndADash();

    // A leading zero makes a number octal (YAML 1.1), so 08 is not an integer; it is read as a float.
    [GeneratedRegex(
        "^(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[oO]?(?<octal>[0-7]+)|0[bB](?<binary>[01]+)|(?<decimal>0|[1-9][0-9]*))$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();
}
