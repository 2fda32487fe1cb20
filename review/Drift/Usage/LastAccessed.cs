using System.Globalization;
using System.Text.Json.Nodes;
using Review.Deployed;
using Review.Model;

namespace Review.Drift.Usage;

/// <summary>
/// When a user or role last used what its policies allow: what <c>aws iam get-service-last-accessed-details</c> answers.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html
/// </summary>
/// <param name="Services">Each service that the policies allowed on the day of the report, by its action prefix.</param>
internal sealed record LastAccessed(IReadOnlyDictionary<string, ServiceUse> Services)
{
    /// <returns>The answer; null, with the reason, if it shows nothing or not everything.</returns>
    public static (LastAccessed? Use, string? Reason) Read(CommandAnswer answer)
    {
        switch (answer)
        {
            case CommandAnswer.Unread { Reason: var reason }:
                return (null, reason);
            case CommandAnswer.Given { Json: var json }:
                try
                {
                    return (new(ServicesIn(json)), null);
                }
                catch (FormatException fault)
                {
                    return (null, fault.Message);
                }

            default:
                return (null, "the answer is empty");
        }
    }

    private static Dictionary<string, ServiceUse> ServicesIn(JsonObject json)
    {
        if (json["JobStatus"].AsText() is not "COMPLETED" and var status)
        {
            throw new FormatException(status == "IN_PROGRESS" ? "AWS had not finished the report"
                : $"AWS made no report: {json["Error"].At("Message").AsText() ?? status ?? "it has no JobStatus"}");
        }

        if (json["IsTruncated"].IsTrue())
        {
            throw new FormatException("further pages of the report are missing");
        }

        if (json["ServicesLastAccessed"] is not JsonArray services)
        {
            throw new FormatException("the report has no list ServicesLastAccessed");
        }

        var found = new Dictionary<string, ServiceUse>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in services.AsObjects())
        {
            var name = service["ServiceNamespace"].AsText()
                ?? throw new FormatException("a service of the report has no namespace");
            found[name] = new(Day(service["LastAuthenticated"]), ActionsIn(service));
        }

        return found;
    }

    // AWS documents no form of the names; a prefix such as s3: is accepted too.
    private static Dictionary<string, DateOnly?> ActionsIn(JsonObject service)
    {
        var actions = new Dictionary<string, DateOnly?>(StringComparer.OrdinalIgnoreCase);
        foreach (var action in service["TrackedActionsLastAccessed"].AsObjects())
        {
            if (action["ActionName"].AsText() is { } name)
            {
                actions[name[(name.IndexOf(':') + 1)..]] = Day(action["LastAccessedTime"]);
            }
        }

        return actions;
    }

    private static DateOnly? Day(JsonNode? value) => value is null ? null : UseDates.Of(value)
        ?? throw new FormatException($"the report has a time that is no time: {value.ToJsonString()}");
}

/// <param name="Last">The day of the last attempt; null if there was none in the time that AWS tracks.</param>
/// <param name="Actions">The same for each action that AWS tracks, by its name without the prefix.</param>
internal sealed record ServiceUse(DateOnly? Last, IReadOnlyDictionary<string, DateOnly?> Actions);

/// <summary>Days in answers of the AWS CLI.</summary>
internal static class UseDates
{
    public static DateOnly? Of(JsonNode? value) => DateTimeOffset.TryParse(
        value.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        ? DateOnly.FromDateTime(time.UtcDateTime) : null;
}
