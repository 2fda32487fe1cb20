using System.Text.Json.Nodes;
using Review.Render;
using Review.Report;

namespace Review.Html;

/// <summary>The settings as the program sees them.</summary>
internal static class SettingsSection
{
    public static Section? Of(ReviewReport report) => report.Settings.Count == 0 ? null : new("settings", "Settings", Parts.Table(
        "Settings as the program sees them",
        ["key", "value"],
        report.Settings.Select(setting => (IReadOnlyList<object>)
        [
            setting.Key,
            setting.Value is JsonObject or JsonArray ? Parts.Json(setting.Value) : Parts.Code(Phrases.Line(setting.Value)),
        ])));
}
