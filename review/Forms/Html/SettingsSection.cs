using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The settings section, with the values that the program gets.</summary>
internal static class SettingsSection
{
    public static HtmlSection? Of(ReviewReport report) =>
        report.Settings.Count == 0 ? null : new("settings", "Settings", HtmlParts.Table(
        "Settings as the program sees them",
        ["key", "value"],
        report.Settings.Select(setting => (IReadOnlyList<object>)
        [
            setting.Key,
            setting.Value is JsonObject or JsonArray ? HtmlParts.Json(setting.Value) : HtmlParts.Code(setting.Value.OnOneLine()),
        ])));
}
