using IamEngine.Model;
using Review.Model;
using Review.Reach;

namespace Review.Forms.Report;

/// <summary>A summary table with one column per principal or network end: allowed access, or reachability.</summary>
internal sealed record Matrix(string Title, string Key, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The two summary tables of a report, each with a table of reasons.</summary>
    public static IEnumerable<(Matrix Table, Matrix Reasons)> Of(ReviewReport report) =>
        [(Access(report), AccessReasons(report)), (Reach(report), ReachReasons(report))];

    /// <summary>One row per SSH key.</summary>
    public static Matrix OfLogins(ReviewReport report) =>
        new(LoginRow.Title, "", LoginRow.Columns, [.. report.Logins.Select(login => login.Cells)]);

    /// <summary>One column per principal, one row per intent, and a heading row for each resource.</summary>
    private static Matrix Access(ReviewReport report)
    {
        var principals = report.Access.Select(row => row.Principal).Distinct().ToArray();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var resource in report.Access.GroupBy(Resource))
        {
            rows.Add([resource.Key, .. principals.Select(_ => "")]);
            rows.AddRange(resource.GroupBy(row => (row.Intent, row.Action, row.Resource, row.When)).Select(intent =>
                (IReadOnlyList<string>)[$"  {intent.Key.Intent}", .. principals.Select(
                    principal => Mark(intent.First(row => row.Principal == principal).Decision))]));
        }

        return new(
            "Who may do what",
            "yes: allowed. no: denied, whatever else is allowed. -: nothing allows it.",
            ["", .. principals.Select(principal => Short(principal, report.Stack))],
            rows);
    }

    /// <summary>One row per source and one column per target; a cell lists the open TCP ports of interest.</summary>
    private static Matrix Reach(ReviewReport report)
    {
        var groups = report.Groups();
        var rules = report.Network.Where(row => row.Decision == "Allowed").ToArray();
        var ends = ReachTable.Ends(rules, groups);
        var ports = ReachTable.PortsOfInterest(rules, groups);
        return new(
            "Who may reach whom",
            $"TCP ports that are open, of {string.Join(", ", ports)}.",
            ["from \\ to", .. ends.Select(Short)],
            [.. ends.Select(
                from => (IReadOnlyList<string>)[
                    Short(from),
                    .. ends.Select(to => groups.Contains(from) || groups.Contains(to) ? Ports(rules, ports, from, to) : "")])]);
    }

    private static Matrix AccessReasons(ReviewReport report) => new("What allows it", "", ["principal", "may", "on", "by"],
    [
        .. from row in report.Access
           where row.Decision == "Allowed"
           select (IReadOnlyList<string>)[
               row.Principal, Actions(row), row.When.Length > 0 ? $"{row.Resource} ({row.When})" : row.Resource, row.Because],
    ]);

    private static Matrix ReachReasons(ReviewReport report) => new("What opens it", "", ["from", "to", "protocol", "port", "for"],
    [
        .. from row in report.Network
           where row.Decision == "Allowed"
           select (IReadOnlyList<string>)[row.From, row.To, row.Protocol, row.Port, row.Because],
    ]);

    /// <param name="ports">The ports to look at.</param>
    public static string Ports(IReadOnlyCollection<NetworkRow> rules, IReadOnlyList<int> ports, string from, string to)
    {
        var open = ports.Where(port => rules.Any(rule => ReachTable.Opens(rule, from, to, port))).ToArray();
        return open.Length == 0 ? "-" : open.Length == ports.Count ? "all" : string.Join(" ", open);
    }

    public static string Mark(string decision) => decision switch
    {
        "Allowed" => "yes",
        "ExplicitlyDenied" => "no",
        _ => "-",
    };

    private static string Actions(AccessRow row) => string.Join(", ", row.Also.Prepend(row.Action));

    /// <summary>The resource of a row: a resource of the stack, or the pattern in the statement.</summary>
    public static string Resource(AccessRow row) => row.Pattern switch
    {
        null => Resource(row.Resource),
        "*" => "any resource",
        ['a', 'l', 'l', ' ', ..] => row.Pattern,
        // arn:aws:logs:us-east-1:123456789012:log-group:NAME:* becomes `logs log-group:NAME:*`.
        var pattern => pattern.Split(':', 6) is [_, _, var service, _, _, var rest] ? $"{service} {rest}" : pattern,
    };

    /// <summary>
    /// A short name of the resource of a row: <c>role infra-dev-upload</c>. An S3 object gets the name of its bucket.
    /// </summary>
    public static string Resource(string text) => Arn.Ask(text) is Answer<Arn>.Yes { Value: var arn }
        ? arn.Service == "s3" ? $"bucket {arn.Resource.Split('/')[0]}" : $"{arn.ResourceType} {arn.LastName}"
        : text;

    public static string Short(string end) =>
        end.EndsWith("-group", StringComparison.Ordinal) ? end[..^"-group".Length]
            : end.EndsWith(".s3", StringComparison.Ordinal) ? "S3" : end;

    public static string Short(string principal, string stack) =>
        principal.IndexOf($"-{stack}-", StringComparison.Ordinal) is > 0 and var at ? principal[(at + stack.Length + 2)..]
        : principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? principal[..^".amazonaws.com".Length]
        : principal;
}
