using System.Text.Json.Nodes;
using Review.Diff.Resources;
using Review.Model;
using Review.Model.Network;

namespace Review.Diff.Settings;

/// <summary>Finds protective settings other than policies that are weaker in the head than in the base.</summary>
public static class SettingDiff
{
    // The list of changed resources shows the remaining lines.
    private const int MostLines = 6;

    public static IReadOnlyList<SettingChange> Loosened(ReviewReport before, ReviewReport after, SameResources same)
    {
        var pairs = same.Pairs.Select(pair => (Old: Renamed(before, pair), New: pair.Head)).ToArray();
        return
        [
            .. pairs.SelectMany(pair => Inputs(pair.Old, pair.New)),
            .. UnseenAttachments.Changed(before, after),
            .. UnreadRules(after).Except(UnreadRules(before)),
            .. same.Added.Where(resource => SecuritySettings.Added.ContainsKey(resource.Type)).Select(
                resource => Of(resource, SecuritySettings.Added[resource.Type], "is new")),
            .. same.Removed.Where(resource => SecuritySettings.Removed.ContainsKey(resource.Type)).Select(
                resource => Of(resource, SecuritySettings.Removed[resource.Type], "is removed")),
            .. same.Added.Concat(
                pairs.Where(pair => !JsonNode.DeepEquals(pair.Old.Inputs, pair.New.Inputs)).Select(pair => pair.New))
                .Where(resource => !ResourceTypes.IsKnown(resource.Type))
                .Select(resource =>
                    new SettingChange(
                        resource.Name, $"is a {resource.Type}, and no rule here knows what such a resource gives access to",
                        SettingKind.Unseen)),
        ];
    }

    private static IEnumerable<SettingChange> UnreadRules(ReviewReport report) =>
        GroupRules.In(report.Resources).Unread.Select(unread => new SettingChange(
            unread.DeclaredBy.Name, $"has a security group rule that cannot be read: {unread.Input} {unread.Reason}",
            SettingKind.Unseen));

    // The base with the names of the head, so that a renaming is not a difference.
    private static ReportedResource Renamed(ReviewReport before, (ReportedResource Base, ReportedResource Head) pair) =>
        before.Resources.WithUrn(pair.Head.Urn) ?? pair.Base;

    private static IEnumerable<SettingChange> Inputs(ReportedResource old, ReportedResource @new)
    {
        foreach (var rule in SecuritySettings.All.Where(rule => rule.Type == @new.Type))
        {
            var (was, becomes) = (rule.In(old.Inputs), rule.In(@new.Inputs));
            if (rule.IsLooser(was, becomes))
            {
                yield return new(@new.Name, $"{rule.Path} {Between(was, becomes)}: {rule.Meaning}", rule.Kind);
            }
        }

        if (old.Options.Protect && !@new.Options.Protect)
        {
            yield return new(@new.Name, "is no longer protected: an update may delete or replace it", SettingKind.Protection);
        }

        if (old.Options.RetainOnDelete && !@new.Options.RetainOnDelete)
        {
            yield return new(
                @new.Name, "is no longer retained: removing it from the program deletes it in AWS", SettingKind.Protection);
        }

        foreach (var change in Options(old, @new))
        {
            yield return change;
        }
    }

    private static IEnumerable<SettingChange> Options(ReportedResource old, ReportedResource @new)
    {
        var type = ResourceTypes.Find(@new.Type);
        foreach (var path in (old.Options.IgnoreChanges ?? []).Except(@new.Options.IgnoreChanges ?? []))
        {
            var replaces = type?.HoldsReplacing(PropertyPath.Input(path), @new.Inputs) == true;
            yield return new(
                @new.Name,
                $"no longer ignores changes of {path}: the next update {(replaces ? "replaces it" : "changes it in AWS")} if the "
                    + $"program's value is another than the deployed one{(path == "ami" ? ", such as a newer image" : "")}",
                SettingKind.Protection);
        }

        foreach (var path in @new.Options.ReplaceOnChanges.Except(old.Options.ReplaceOnChanges)
            .Where(_ => old.Options.IgnoreChanges is not null))
        {
            yield return new(@new.Name, $"is replaced from now on when {path} changes", SettingKind.Protection);
        }

        foreach (var output in old.Options.AdditionalSecretOutputs.Except(@new.Options.AdditionalSecretOutputs))
        {
            yield return new(
                @new.Name, $"the output {output} is no longer a secret: the state and the logs show it", SettingKind.Access);
        }
    }

    private static SettingChange Of(ReportedResource resource, (SettingKind Kind, string Meaning) rule, string what) =>
        new(resource.Name, $"{what}: {rule.Meaning}", rule.Kind);

    private static string Between(JsonNode? was, JsonNode? becomes)
    {
        var (before, after) = (Leaves(was), Leaves(becomes));
        var changed = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path)).ToArray();
        var (old, @new) = changed is [var only]
            ? (before.GetValueOrDefault(only), after.GetValueOrDefault(only)) : (was.OnOneLine(), becomes.OnOneLine());
        var inside = changed is [{ Length: > 0 } path] ? $"{path} " : "";
        return LineDiff.Of(old, @new).ToArray() is { Length: > 0 } lines
            ? $"{inside}changes ({string.Join("; ", lines.Take(MostLines))}"
                + $"{(lines.Length > MostLines ? $"; and {lines.Length - MostLines} lines more" : "")})"
            : $"{inside}goes from {DifferingPart.Of(old, @new)} to {DifferingPart.Of(@new, old)}";
    }

    private static IReadOnlyDictionary<string, string> Leaves(JsonNode? value) => value switch
    {
        JsonObject members => FlatInputs.Of(members),
        JsonArray items => FlatInputs.Of(new() { [""] = items.DeepClone() }),
        _ => new Dictionary<string, string> { [""] = value.AsText() ?? value.OnOneLine() },
    };
}
