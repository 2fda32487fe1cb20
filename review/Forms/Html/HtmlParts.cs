using System.Text.Json.Nodes;
using System.Xml.Linq;
using Review.Forms.Pictures;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>Elements that several sections use.</summary>
internal static class HtmlParts
{
    /// <summary>A table with a heading for each column. The first cell of a row is the heading of the row.</summary>
    public static XElement Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object>> rows) =>
        Scrolling(caption, Tag.Of(
        "table",
        Tag.Of("caption", caption),
        Tag.Of("thead", Tag.Of("tr", columns.Select(Column))),
        Tag.Of("tbody", rows.Select(row => Tag.Of("tr", row.Select(
            (cell, index) => index == 0 ? RowHeading(cell) : Tag.Of("td", Label(columns[index]), cell)))))));

    public static XElement Column(string text) => Tag.Of("th", Tag.Is("scope", "col"), text);

    /// <summary>
    /// The heading of a cell's column. On a narrow screen, it is shown in front of the cell instead of above the column.
    /// </summary>
    public static XAttribute Label(string column) => Tag.Is("data-label", column);

    public static XElement RowHeading(object content) => Tag.Of("th", Tag.Is("scope", "row"), content);

    /// <summary>
    /// An element with its own scroll bar, for content that can be wider than the screen. The keyboard can scroll it too.
    /// </summary>
    public static XElement Scrolling(string label, XElement content) =>
        Tag.Of("div", Tag.Class("scroll"), Tag.Is("role", "region"), Tag.Is("aria-label", label), Tag.Is("tabindex", "0"),
            content);

    public static XElement Figure(Picture picture, string caption) =>
        Tag.Of("figure", Scrolling(picture.Title, SvgWriter.Write(picture)), Tag.Of("figcaption", caption));

    public static XElement Paragraph(params object?[] content) => Tag.Of("p", content);

    public static XElement Code(string text) => Tag.Of("code", text);

    public static XElement Block(string text) => Tag.Of("pre", text);

    public static XElement Json(JsonNode? node) => Tag.Of("pre", Tag.Class("json"), JsonColours.Of(JsonReport.Write(node)));
}
