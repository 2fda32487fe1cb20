using Infra.Settings;
using Review.Model;

namespace Review.Diff.Settings;

/// <summary>The operators, whose SSH keys are tags of the bastion: logins gained and lost.</summary>
internal static class Logins
{
    public static IReadOnlyList<SettingChange> Gained(ReviewReport before, ReviewReport after)
    {
        var known = Keys(before);
        return
        [
            .. from key in Keys(after)
               where !known.Contains(key)
               select new SettingChange(
                   key.Host,
                   known.Any(other => other.Host == key.Host && other.Name == key.Name)
                       ? $"takes another key from operator {key.Name}: whoever has it may log in"
                       : $"lets operator {key.Name} log in",
                   SettingKind.Access),
        ];
    }

    public static IReadOnlyList<SettingChange> Lost(ReviewReport before, ReviewReport after)
    {
        var left = Keys(after);
        return
        [
            .. from key in Keys(before)
               where !left.Contains(key)
               select new SettingChange(
                   key.Host,
                   left.Any(other => other.Host == key.Host && other.Name == key.Name)
                       ? $"no longer takes the earlier key of operator {key.Name}"
                       : $"no longer lets operator {key.Name} log in",
                   SettingKind.Access),
        ];
    }

    private static HashSet<(string Host, string Name, string Key)> Keys(ReviewReport report) =>
    [
        .. from instance in report.Resources.Of(ResourceTypes.Instance)
           from tag in instance.Tags
           where tag.Key.StartsWith(Operator.TagPrefix, StringComparison.Ordinal)
           select (instance.Name, tag.Key[Operator.TagPrefix.Length..], tag.Value),
    ];
}
