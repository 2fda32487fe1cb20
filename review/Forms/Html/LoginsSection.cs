using Review.Model;

namespace Review.Forms.Html;

/// <summary>The section of SSH keys: who may log in to the bastion and the cluster nodes.</summary>
internal static class LoginsSection
{
    public static HtmlSection? Of(ReviewReport report) => report.Logins.Count == 0
        ? null
        : new("logins", LoginRow.Title, [HtmlParts.Table(
            "SSH keys", LoginRow.Columns, report.Logins.Select(login => (IReadOnlyList<object>)[.. login.Cells]))]);
}
