using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The settings as the program sees them.</summary>
internal static class SettingsSection
{
    public static Section? Of(ReviewReport report) => report.Settings.Count == 0 ? null : new("settings", "Settings", Parts.Table(
        "Settings as the program sees them",
        ["key", "value"],
        report.Settings.Select(setting => (IReadOnlyList<object>)
        [
            setting.Key,
            setting.Value is JsonObject or JsonArray ? Parts.Json(setting.Value) : Parts.Code(setting.Value.OnOneLine()),
        ])));
}
