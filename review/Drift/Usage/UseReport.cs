using IamEngine.Catalogue;
using IamEngine.Model;
using Review.Deployed;
using Review.Diff.Access;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Usage;

/// <summary>What the stack's users and roles may do and did not do for some time.</summary>
/// <param name="Days">The time, in days.</param>
/// <param name="Unused">The permissions that nobody used.</param>
/// <param name="Unknown">The users and roles whose use is not known, each with the reason.</param>
public sealed record UseReport(int Days, IReadOnlyList<UnusedPermission> Unused, IReadOnlyList<string> Unknown)
{
    public const int DefaultDays = 90;

    /// <summary>
    /// AWS tracks at least this many days.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
    /// </summary>
    public const int MostDays = 400;

    /// <param name="declared">The stack as the program declares it.</param>
    /// <param name="today">The day of the comparison.</param>
    /// <param name="days">A permission that nobody used for so many days is unused.</param>
    public static UseReport Of(
        ReviewReport declared, CommandAnswers answers, SourceLines sources, DateOnly today, int days)
    {
        var (unused, unknown, iam) = (new List<UnusedPermission>(), new List<string>(), new IamAnswers(answers));
        var since = today.AddDays(-days);
        foreach (var holder in declared.Resources.Of(ResourceTypes.User, ResourceTypes.Role))
        {
            var resource = holder.Text("arn")?.Split(':', 6)[^1];
            // If AWS did not begin with the report, the record of that call says why.
            var begun = $"last-accessed/{resource}.job.json";
            var (use, reason) = LastAccessed.Read(
                answers.Read(answers.HasFailed(begun) ? begun : $"last-accessed/{resource}.json"));
            if (use is null)
            {
                unknown.Add($"{holder.NameInAws}: {reason}");
            }
            else if (Created(iam, holder) is { } created && created > since)
            {
                unknown.Add($"{holder.NameInAws}: it exists since {created:yyyy-MM-dd}, less than {days} days");
            }
            else
            {
                Search(declared, holder, use, since, sources, unused, unknown);
            }
        }

        return new(days, unused, unknown);
    }

    private static void Search(
        ReviewReport declared, ReportedResource holder, LastAccessed use, DateOnly since, SourceLines sources,
        List<UnusedPermission> unused, List<string> unknown)
    {
        foreach (var document in declared.Documents.Where(document =>
            document is { Kind: DocumentKind.Identity, Document: not null } && document.AttachedTo.Contains(holder.Urn)))
        {
            foreach (var (index, statement) in document.Document!.AllStatements.Index()
                .Where(statement => statement.Item.Effect == Effect.Allow))
            {
                var place = statement.Sid is { Value.Length: > 0 } sid ? sid.Value : $"Statement[{index}]";
                var found = new List<(string Action, DateOnly? Last)>();
                foreach (var pattern in Patterns(statement))
                {
                    switch (UseOf(pattern, use))
                    {
                        case (var last, null) when last is null || last < since:
                            found.Add((pattern, last));
                            break;
                        case (_, { } why):
                            unknown.Add($"{holder.NameInAws}: {pattern} in {place} of {document.Name}: {why}");
                            break;
                        default:
                            break;
                    }
                }

                unused.AddRange(found.GroupBy(one => one.Last).Select(same => new UnusedPermission(
                    holder.NameInAws ?? holder.Name, [.. same.Select(one => one.Action)], same.Key, document.Name, place,
                    sources.Of(statement.Sid) ?? sources.OfText(same.First().Action))));
            }
        }
    }

    // A NotAction element is of every service.
    private static IEnumerable<string> Patterns(Statement statement) =>
        statement.Action is ActionElement.Action named ? named.Patterns.Select(pattern => pattern.Text) : ["*"];

    /// <summary>The day of the last use of a pattern of actions, or why it is not known.</summary>
    private static (DateOnly? Last, string? Unknown) UseOf(string pattern, LastAccessed use)
    {
        if (pattern.Split(':') is not [var service, _] || service.AsSpan().ContainsAny('*', '?'))
        {
            return (null, "it is of every service");
        }

        if (!use.Services.TryGetValue(service, out var found))
        {
            return (null, $"AWS's report does not have the service {service}, so its policies did not allow it at that time");
        }

        // AWS tracks the actions of some services only, and of those not the ones on data.
        var tracked = AwsCatalogue.ActionsMatching(pattern).Select(action => found.Actions.TryGetValue(action.Name, out var last)
            ? (IsTracked: true, Last: last) : (IsTracked: false, Last: found.Last)).ToArray();
        return found.Last is null || tracked.Length == 0 || tracked.Any(action => !action.IsTracked) ? (found.Last, null)
            : (tracked.Max(action => action.Last), null);
    }

    private static DateOnly? Created(IamAnswers iam, ReportedResource holder)
    {
        try
        {
            var details = holder.Type == ResourceTypes.Role ? iam.Role(holder.NameInAws ?? "") : iam.User(holder.NameInAws ?? "");
            return UseDates.Of(details?["CreateDate"]);
        }
        catch (UnreadAnswerException)
        {
            return null;
        }
    }
}

/// <summary>Permissions of one statement that a user or role did not use.</summary>
/// <param name="Holder">The name of the user or role in AWS.</param>
/// <param name="Actions">As the statement has them: <c>s3:PutObject</c> or <c>ec2:Describe*</c>.</param>
/// <param name="LastUsed">Null if nobody used them in the time that AWS tracks.</param>
/// <param name="Policy">The name of the policy in the program.</param>
/// <param name="Statement">Its Sid, or its place in the policy.</param>
/// <param name="Line">The C# line that grants them: <c>policies/Access/StateAccess.cs:40</c>; null if it is not one line.</param>
public sealed record UnusedPermission(
    string Holder, IReadOnlyList<string> Actions, DateOnly? LastUsed, string Policy, string Statement, string? Line);
