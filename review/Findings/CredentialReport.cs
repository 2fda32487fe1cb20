using System.Globalization;
using Review.Model;

namespace Review.Findings;

/// <summary>The result of reading a credential report: the report, or the reason why it cannot be used.</summary>
public abstract record CredentialReading
{
    private CredentialReading()
    {
    }

    public sealed record Read(CredentialReport Report) : CredentialReading;

    public sealed record Refused(string Reason) : CredentialReading;
}

/// <summary>An access key in a credential report.</summary>
/// <param name="Number">1 or 2, in AWS's order; a report contains no ids of keys.</param>
/// <param name="LastUsed">Null if it was never used.</param>
public sealed record ReportedKey(int Number, DateOnly Rotated, DateOnly? LastUsed)
{
    public bool IsOlderThan(int days, DateOnly today) => today.DayNumber - Rotated.DayNumber > days;

    /// <summary>Whether nobody used the key for <see cref="CredentialReport.UnusedDays"/> days.</summary>
    public bool IsUnused(DateOnly today) =>
        today.DayNumber - (LastUsed ?? Rotated).DayNumber > CredentialReport.UnusedDays;
}

/// <summary>A user in a credential report, with its active access keys.</summary>
public sealed record ReportedUser(string Name, bool HasPassword, IReadOnlyList<ReportedKey> ActiveKeys);

/// <summary>
/// The account's credential report, the CSV that <c>aws iam get-credential-report --query Content --output text | base64 -d</c>
/// prints. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
/// </summary>
public sealed record CredentialReport(IReadOnlyList<ReportedUser> Users)
{
    /// <summary>
    /// https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-22
    /// </summary>
    public const int UnusedDays = 45;

    /// <summary>The codes of the findings of <see cref="Check"/>.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        ["KEY_OLD", "KEY_UNUSED", "USER_HAS_PASSWORD", "USER_NOT_IN_CREDENTIAL_REPORT"];

    private static readonly string[] KeyColumns = ["active", "last_rotated", "last_used_date"];

    private static readonly string[] Columns =
    [
        "user", "password_enabled", .. KeyColumns.Select(name => Column(1, name)), .. KeyColumns.Select(name => Column(2, name)),
    ];

    public static CredentialReading Read(string text)
    {
        var lines = text.TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n');
        var header = Fields(lines[0]) ?? [];
        var missing = Columns.Where(column => header.Count(name => name == column) != 1).ToArray();
        if (missing.Length > 0)
        {
            return Refuse(1, $"the first line must name the column {missing[0]} once; give the CSV of `aws iam "
                + "get-credential-report`, decoded from base64");
        }

        if (header.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
        {
            return Refuse(1, $"the first line names the column {twice} twice; give the CSV as AWS wrote it");
        }

        var users = new List<ReportedUser>();
        for (var i = 1; i < lines.Length; i++)
        {
            // An empty line is the end of the file.
            if (lines[i].Length == 0 && lines.Skip(i).All(line => line.Length == 0))
            {
                break;
            }

            if (Fields(lines[i]) is not { } fields || fields.Count != header.Count)
            {
                return Refuse(i + 1, $"it does not have the {header.Count} fields of the first line; the file may be cut off");
            }

            var row = header.Zip(fields).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);
            if (UserIn(row, out var wrong) is not { } user)
            {
                return Refuse(i + 1, wrong);
            }

            users.Add(user);
        }

        return users.Count > 0 ? new CredentialReading.Read(new(users)) : Refuse(1, "the file has no line for a user");
    }

    /// <summary>The user of the report that a stack declares; null if the report lacks it.</summary>
    public ReportedUser? Find(ReportedResource declared) => Users.FirstOrDefault(user => user.Name == declared.NameInAws);

    /// <summary>The findings about the users that a stack declares.</summary>
    /// <param name="today">The day of the review.</param>
    /// <param name="maxAgeOf">The oldest age of a user's keys, in days.</param>
    public IEnumerable<Finding> Check(
        IReadOnlyList<ReportedResource> resources, DateOnly today, Func<ReportedResource, int> maxAgeOf)
    {
        foreach (var declared in resources.Of(ResourceTypes.User))
        {
            if (Find(declared) is not { } user)
            {
                yield return new(
                    "USER_NOT_IN_CREDENTIAL_REPORT", Severity.Warning,
                    $"the credential report has no user {declared.NameInAws}, so the age and use of its keys are not known",
                    declared.Urn, "generate the report in the account of the stack, after its deployment");
                continue;
            }

            if (user.HasPassword)
            {
                yield return new(
                    "USER_HAS_PASSWORD", Severity.Warning, $"{user.Name} has a password for the console, which the stack does not declare",
                    declared.Urn, $"run `aws iam delete-login-profile --user-name {user.Name}`");
            }

            foreach (var key in user.ActiveKeys)
            {
                foreach (var finding in Of(declared, user, key, today, maxAgeOf(declared)))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> Of(
        ReportedResource declared, ReportedUser user, ReportedKey key, DateOnly today, int maxAge)
    {
        var name = $"access key {key.Number} of {user.Name}";
        if (key.IsOlderThan(maxAge, today))
        {
            yield return new(
                "KEY_OLD", Severity.Warning, $"{name} is active, of {key.Rotated:yyyy-MM-dd}, and more than {maxAge} days old",
                declared.Urn, "add a key in the other slot, hand it over, then make this one inactive: docs/key-rotation.md");
        }

        if (key.IsUnused(today))
        {
            yield return new(
                "KEY_UNUSED", Severity.Warning,
                key.LastUsed is { } used ? $"{name} is active, and was last used on {used:yyyy-MM-dd}, more than {UnusedDays} days ago"
                    : $"{name} is active, of {key.Rotated:yyyy-MM-dd}, and was never used",
                declared.Urn, "make it inactive in infra:access.keys, and remove it after a week without failures");
        }
    }

    private static ReportedUser? UserIn(Dictionary<string, string> row, out string wrong)
    {
        wrong = "";
        var keys = new List<ReportedKey>();
        for (var number = 1; number <= 2; number++)
        {
            if (Flag(row[Column(number, "active")]) is not { } isActive)
            {
                wrong = $"{Column(number, "active")} must be true or false";
                return null;
            }

            if (!isActive)
            {
                continue;
            }

            if (Day(row[Column(number, "last_rotated")]) is not { } rotated)
            {
                wrong = $"{Column(number, "last_rotated")} must be a date such as 2026-01-31T10:00:00+00:00, because the key is active";
                return null;
            }

            var used = row[Column(number, "last_used_date")];
            if (!IsNone(used) && Day(used) is null)
            {
                wrong = $"{Column(number, "last_used_date")} must be a date such as 2026-01-31T10:00:00+00:00, or N/A";
                return null;
            }

            keys.Add(new(number, rotated, Day(used)));
        }

        // The root user has not_supported here.
        return new(row["user"], Flag(row["password_enabled"]) == true, keys);
    }

    /// <summary>
    /// The fields of a line; a quoted field may contain commas and doubled quotes. Null if a quote is not closed.
    /// </summary>
    private static List<string>? Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return quoted ? null : fields;
    }

    private static string Column(int number, string name) => $"access_key_{number}_{name}";

    private static bool? Flag(string text) => bool.TryParse(text, out var flag) ? flag : null;

    private static bool IsNone(string text) => text is "N/A" or "no_information" or "not_supported";

    private static DateOnly? Day(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.UtcDateTime) : null;

    private static CredentialReading.Refused Refuse(int line, string reason) => new($"line {line}: {reason}");
}
