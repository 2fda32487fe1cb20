using System.Text.Json.Nodes;
using Review.Diff.Resources;
using Review.Model;
using Review.Model.Network;

namespace Review.Diff.Guards;

/// <summary>The guards that are no policies, and that the head has looser than the base.</summary>
internal static class GuardDiff
{
    public static IReadOnlyList<GuardChange> Loosened(ReviewReport before, ReviewReport after, SameResources same)
    {
        var pairs = same.Pairs.Select(pair => (Old: Renamed(before, pair), New: pair.Head)).ToArray();
        return
        [
            .. pairs.SelectMany(pair => Inputs(pair.Old, pair.New)),
            .. UnseenAttachments.Changed(before, after),
            .. UnreadRules(after).Except(UnreadRules(before)),
            .. same.Added.Where(resource => GuardRules.Added.ContainsKey(resource.Type)).Select(
                resource => Of(resource, GuardRules.Added[resource.Type], "is new")),
            .. same.Removed.Where(resource => GuardRules.Removed.ContainsKey(resource.Type)).Select(
                resource => Of(resource, GuardRules.Removed[resource.Type], "is removed")),
            .. same.Added.Concat(pairs.Where(pair => !JsonNode.DeepEquals(pair.Old.Inputs, pair.New.Inputs)).Select(pair => pair.New))
                .Where(resource => !ResourceTypes.IsKnown(resource.Type))
                .Select(resource => new GuardChange(resource.Name, $"is a {resource.Type}, and no rule here knows what such a resource gives access to", GuardKind.Unseen)),
            .. pairs.Where(pair => pair.New.Type == ResourceTypes.UserPolicy && !JsonNode.DeepEquals(pair.Old.Inputs, pair.New.Inputs))
                .Select(pair => new GuardChange(pair.New.Name, "the inline policy of a user changed, and a review does not read it", GuardKind.Unseen)),
        ];
    }

    private static IEnumerable<GuardChange> UnreadRules(ReviewReport report) =>
        GroupRules.In(report.Resources).Unread.Select(unread => new GuardChange(
            unread.DeclaredBy.Name, $"has a security group rule that cannot be read: {unread.Input} {unread.Reason}", GuardKind.Unseen));

    // With the names of the head, so that only what was changed differs.
    private static ReportedResource Renamed(ReviewReport before, (ReportedResource Base, ReportedResource Head) pair) =>
        before.Resources.WithUrn(pair.Head.Urn) ?? pair.Base;

    private static IEnumerable<GuardChange> Inputs(ReportedResource old, ReportedResource @new)
    {
        foreach (var rule in GuardRules.All.Where(rule => rule.Type == @new.Type))
        {
            var (was, becomes) = (rule.In(old.Inputs), rule.In(@new.Inputs));
            if (rule.IsLooser(was, becomes))
            {
                yield return new(@new.Name, $"{rule.Path} goes from {Shown(was)} to {Shown(becomes)}: {rule.Meaning}", rule.Kind);
            }
        }

        if (old.Options.Protect && !@new.Options.Protect)
        {
            yield return new(@new.Name, "is no longer protected: an update may delete or replace it", GuardKind.Protection);
        }

        if (old.Options.RetainOnDelete && !@new.Options.RetainOnDelete)
        {
            yield return new(@new.Name, "is no longer retained: removing it from the program deletes it in AWS", GuardKind.Protection);
        }
    }

    private static GuardChange Of(ReportedResource resource, (GuardKind Kind, string Meaning) rule, string what) =>
        new(resource.Name, $"{what}: {rule.Meaning}", rule.Kind);

    private static string Shown(JsonNode? value) =>
        value.OnOneLine() is { Length: > 120 } text ? $"`{text[..117]}...`" : $"`{value.OnOneLine()}`";
}
