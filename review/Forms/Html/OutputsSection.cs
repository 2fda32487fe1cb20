using System.Xml.Linq;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The outputs section: values, and commands to copy.</summary>
internal static class OutputsSection
{
    public static HtmlSection? Of(ReviewReport report) =>
        report.Outputs.Count == 0 ? null : new("outputs", "Outputs and commands",
    [
        Tag.Of(
            "dl",
            Tag.Class("outputs"),
            report.Outputs.SelectMany(output => Phrases.Output(output.Key, output.Value)).SelectMany(Entry)),
    ]);

    private static XElement[] Entry((string Name, string Value) output) =>
        [Tag.Of("dt", output.Name), Tag.Of("dd", HtmlParts.Block(output.Value.TrimEnd('\n')))];
}
