using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Review.Model;

/// <summary>Reports as JSON for other programs: camel case, in the order of the records, indented by two.</summary>
public static class JsonReport
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // The JSON is not embedded in HTML, so angle brackets and quotes stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(ReviewReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>
    /// The report as its JSON reads: declared and parsed numbers have different representations, parsed ones compare.
    /// </summary>
    internal static JsonNode? Parsed(ReviewReport report) =>
        JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(report, Options));

    /// <summary>A policy document.</summary>
    public static string Write(ReportedDocument document) => Write(document.Policy) + "\n";

    /// <summary>A part of a report, without a line end.</summary>
    public static string Write(JsonNode? node) => node?.ToJsonString(Options) ?? "null";
}
