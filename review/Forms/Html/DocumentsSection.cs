using System.Globalization;
using IamEngine.Model;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The documents section: every policy document, collapsed.</summary>
internal static class DocumentsSection
{
    public static HtmlSection? Of(ReviewReport report) =>
        report.Documents.Count == 0 ? null : new("documents", "Policy documents",
    [
        .. from document in report.Documents
           select Tag.Of(
               "details",
               Tag.Of(
                   "summary",
                   Tag.Of("span", document.Title),
                   " ",
                   Tag.Of("small",
                   string.Create(CultureInfo.InvariantCulture, $"{document.Size} of {document.Place.Limit()} characters"))),
               HtmlParts.Json(document.Policy)),
    ]);
}
