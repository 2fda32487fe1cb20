using Review.Model;

namespace Review.Forms.Html;

/// <summary>A report as one HTML page.</summary>
public static class HtmlReport
{
    public static string Write(ReviewReport report) => HtmlPage.Write(
        $"Review of stack {report.Stack}", Summary.Of(report), [.. Sections(report).OfType<HtmlSection>()]);

    /// <summary>The sections of the page, in order; empty sections are left out.</summary>
    private static IEnumerable<HtmlSection?> Sections(ReviewReport report) =>
    [
        FindingsSection.Of(report),
        TheoremsSection.Of(report),
        ControlsSection.Of(report),
        NetworkSection.Of(report),
        ReachSection.Of(report),
        TrustSection.Of(report),
        AccessSection.Of(report),
        LoginsSection.Of(report),
        DocumentsSection.Of(report),
        FlinkSection.Of(report),
        FlinkSection.Storage(report),
        ResourcesSection.Of(report),
        CascadesSection.Of(report),
        OutputsSection.Of(report),
        SettingsSection.Of(report),
    ];
}
