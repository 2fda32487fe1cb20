using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Settings;

/// <summary>
/// Attached policies and permissions boundaries that are not part of the stack, such as AWS managed policies. The report does not
/// contain their documents.
/// </summary>
internal static class UnseenAttachments
{
    public static IEnumerable<SettingChange> Changed(ReviewReport before, ReviewReport after)
    {
        foreach (var (holder, arn) in Attached(after).Except(Attached(before)))
        {
            yield return new(
                holder, $"holds {arn}, which is not part of this stack: what it allows cannot be seen here", SettingKind.Unseen);
        }

        var (old, @new) = (Boundaries(before), Boundaries(after));
        foreach (var (holder, arn) in old.Where(boundary => !@new.Contains(boundary)))
        {
            yield return @new.Any(boundary => boundary.Holder == holder)
                ? new(holder, $"is bounded by another policy than {arn}, and neither is part of this stack", SettingKind.Unseen)
                : new(
                    holder,
                    $"is no longer bounded by {arn}, which is not part of this stack: what it kept back cannot be seen here",
                    SettingKind.Unseen);
        }
    }

    private static HashSet<(string Holder, string Arn)> Attached(ReviewReport report) =>
    [
        .. from resource in report.Resources
           let holder = Text(resource, "role") ?? Text(resource, "user")
           where holder is not null && Text(resource, "policyArn") is not null
           select (Called(report, holder), Text(resource, "policyArn")!) into held
           where !IsDeclared(report, held.Item2)
           select held,
        .. from resource in report.Resources
           from arn in resource.Texts("managedPolicyArns")
           where !IsDeclared(report, arn)
           select (resource.Name, arn),
        .. from resource in report.Resources
           from inline in (resource.Inputs["inlinePolicies"] as JsonArray ?? []).OfType<JsonObject>()
           select (resource.Name, $"the inline policy {inline["name"]} {inline["policy"]}"),
    ];

    private static HashSet<(string Holder, string Arn)> Boundaries(ReviewReport report) =>
    [
        .. from resource in report.Resources
           let arn = Text(resource, "permissionsBoundary")
           where arn is not null && !IsDeclared(report, arn)
           select (resource.Name, arn),
    ];

    private static string Called(ReviewReport report, string reference) =>
        report.Resources.Of(ResourceTypes.Role, ResourceTypes.User).FirstOrDefault(resource => resource.Answers(reference))?.Name
            ?? reference;

    private static bool IsDeclared(ReviewReport report, string arn) =>
        report.Resources.Find(ResourceTypes.Policy, arn) is not null;

    private static string? Text(ReportedResource resource, string property) =>
        resource.Text(property) is { Length: > 0 } text ? text : null;
}
