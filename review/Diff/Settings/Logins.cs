using Infra.Settings;
using Review.Model;

namespace Review.Diff.Settings;

/// <summary>
/// The SSH keys that may log in: tags of a host for operators, and EC2 key pairs. A key pair that no host names counts for
/// itself, because cluster nodes can have it, unless a host has the same key as a tag.
/// </summary>
internal static class Logins
{
    public static IReadOnlyList<SettingChange> Gained(ReviewReport before, ReviewReport after) => OnlyIn(
        Keys(after),
        Keys(before),
        who => $"accepts another key from {who}; anyone with that key may log in",
        who => $"lets {who} log in");

    public static IReadOnlyList<SettingChange> Lost(ReviewReport before, ReviewReport after) =>
    [
        .. OnlyIn(
            Keys(before),
            Keys(after),
            who => $"no longer accepts the earlier key of {who}",
            who => $"no longer lets {who} log in"),
        .. Moved(before, after),
    ];

    // The operators' files name the old port.
    private static IEnumerable<SettingChange> Moved(ReviewReport before, ReviewReport after)
    {
        var (old, @new) = (BastionPort.Of(before), BastionPort.Of(after));
        return from host in after.Resources.Of(ResourceTypes.Instance)
               where old != @new && before.Resources.Of(ResourceTypes.Instance).Any(other => other.Name == host.Name)
               select new SettingChange(
                   host.Name,
                   $"no longer answers SSH on port {old} but on {@new}; each operator stores the output sshConfig again",
                   SettingKind.Access);
    }

    private static SettingChange[] OnlyIn(
        HashSet<Login> here, HashSet<Login> there, Func<string, string> withOtherKey, Func<string, string> altogether) =>
    [
        .. from login in here
           where !there.Contains(login)
           let who = login.Name == Operator.OfPublicKey ? "the owner of publicKey" : $"operator {login.Name}"
           let hasOtherKey = there.Any(other => other.Host == login.Host && other.Name == login.Name)
           select new SettingChange(login.Host, hasOtherKey ? withOtherKey(who) : altogether(who), SettingKind.Access),
    ];

    private static HashSet<Login> Keys(ReviewReport report)
    {
        var hosts = report.Resources.Of(ResourceTypes.Instance).ToArray();
        var tags = (from host in hosts
                    from tag in host.Tags
                    where tag.Key.StartsWith(Operator.TagPrefix, StringComparison.Ordinal)
                    select new Login(host.Name, tag.Key[Operator.TagPrefix.Length..], WithoutComment(tag.Value))).ToArray();
        return
        [
            .. tags,
            .. from pair in report.Resources.Of(ResourceTypes.KeyPair)
               let key = WithoutComment(pair.Text("publicKey") ?? "")
               let users = hosts.Where(host => host.Text("keyName") is { } name && pair.Answers(name)).ToArray()
               where users.Length > 0 || !tags.Any(login => login.Key == key)
               from host in users.DefaultIfEmpty(pair)
               select new Login(host.Name, Operator.OfPublicKey, key),
        ];
    }

    private static string WithoutComment(string key) =>
        string.Join(' ', key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2));

    private sealed record Login(string Host, string Name, string Key);
}
