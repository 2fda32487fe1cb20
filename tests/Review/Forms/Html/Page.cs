using System.Xml.Linq;
using Review.Forms.Html;
using Review.Model;

namespace Tests.Review.Forms.Html;

/// <summary>A report's page, parsed as XML: it is well-formed, so every parser reads it in the same way.</summary>
internal sealed class Page
{
    private const string Doctype = "<!DOCTYPE html>\n";

    public Page(ReviewReport report)
    {
        Source = HtmlReport.Write(report);
        Assert.StartsWith(Doctype, Source, StringComparison.Ordinal);
        Root = XDocument.Parse(Source[Doctype.Length..], LoadOptions.PreserveWhitespace).Root!;
    }

    public string Source { get; }

    public XElement Root { get; }

    public IEnumerable<XElement> All(string name) => Root.Descendants(name);

    public XElement Section(string id) => Root.Descendants("section").Single(section => (string?)section.Attribute("id") == id);

    /// <summary>The rows of the table with a caption, as the text of their cells.</summary>
    public string[][] Table(string section, string caption) =>
        [.. Section(section).Descendants("table").Single(table => table.Element("caption")!.Value == caption)
            .Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];
}
