using System.Xml.Linq;
using Review.Forms.Pictures;
using Review.Forms.Report;
using Review.Model;
using Review.Reach;

namespace Review.Forms.Html;

/// <summary>The network reachability section: a picture, the summary table, and the rules.</summary>
internal static class ReachSection
{
    private const string Caption =
        "One arrow for each pair of ends, from the end that opens the connection; above it the ports, below it the "
            + "descriptions of the rules.";

    public static HtmlSection? Of(ReviewReport report)
    {
        var groups = report.Groups();
        if (groups.Count == 0 && report.Network.Count == 0)
        {
            return null;
        }

        var allowed = report.Network.Where(row => row.Decision == "Allowed").ToArray();
        var ends = ReachTable.Ends(allowed, groups);
        var ports = ReachTable.PortsOfInterest(allowed, groups);
        return new(
            "reach",
            "Who may reach whom",
            HtmlParts.Figure(FlowsPicture.Draw(AllowedFlows.Of(report), "openings"), Caption),
            HtmlParts.Table(
                $"TCP ports that are open, of {string.Join(", ", ports)}",
                ["from \\ to", .. ends.Select(Matrix.Short)],
                ends.Select(
                    from => (IReadOnlyList<object>)[
                        Matrix.Short(from), .. ends.Select(to => Cell(allowed, ports, groups, from, to))])),
            HtmlParts.Table(
                "What opens it",
                ["from", "to", "protocol", "port", "for"],
                allowed.Select(row => (IReadOnlyList<object>)[row.From, row.To, row.Protocol, row.Port, row.Because])));
    }

    private static XElement Cell(
        NetworkRow[] allowed, IReadOnlyList<int> interesting, IReadOnlyList<string> groups, string from, string to)
    {
        // The stack does not decide about a connection between two ends outside it.
        var ports = groups.Contains(from) || groups.Contains(to) ? Matrix.Ports(allowed, interesting, from, to) : "";
        return ports is "" or "-" ? Tag.Of("span", Tag.Class("unmet"), ports == "-" ? "–" : "")
            : Tag.Of("span", Tag.Class("yes"), ports);
    }
}
