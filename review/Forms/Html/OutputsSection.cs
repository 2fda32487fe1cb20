using System.Text.Json.Nodes;
using System.Xml.Linq;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The outputs: values, and commands to paste.</summary>
internal static class OutputsSection
{
    public static HtmlSection? Of(ReviewReport report) =>
        report.Outputs.Count == 0 ? null : new("outputs", "Outputs and commands",
    [
        Tag.Of("dl", Tag.Class("outputs"), report.Outputs.SelectMany(output => Entry(output.Key, output.Value))),
    ]);

    /// <summary>A structure's members are told one by one, so that each can be copied.</summary>
    private static IEnumerable<XElement> Entry(string name, JsonNode? value) => value is JsonObject { Count: > 0 } members
        ? members.SelectMany(member => Entry($"{name}.{member.Key}", member.Value))
        : [Tag.Of("dt", name), Tag.Of("dd", HtmlParts.Block(value.OnOneLine().TrimEnd('\n')))];
}
