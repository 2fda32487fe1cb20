using IamEngine.Model;

namespace Infra.Settings;

/// <summary>Collects the problems of the settings. It shows no value of a key that contains an encrypted one.</summary>
/// <param name="encryptedKeys">The keys whose values the engine treats as secrets.</param>
internal sealed class ProblemList(IReadOnlySet<string> encryptedKeys)
{
    private readonly List<SettingProblem> found = [];
    private readonly List<string> refused = [];

    public bool Any => found.Count > 0;

    public void Add(string key, string? value, string rule, string remedy)
    {
        // A value that is refused as a whole gets no second problem: that one would follow from the first.
        var quoted = $"`{value}` "; // the problem quotes the value itself
        var once = rule.StartsWith(quoted, StringComparison.Ordinal) ? rule[quoted.Length..] : rule;
        var problem = new SettingProblem(key, MayBeShown(key) ? value : null, once, remedy);
        if (!refused.Any(part => Overlap(part, key)) && !found.Contains(problem))
        {
            found.Add(problem);
        }
    }

    /// <summary>Refuses a value that has the wrong type, so that nothing in it can be read.</summary>
    public void RefuseType(string key, string? value, string rule, string remedy)
    {
        Add(key, value, rule, remedy);
        refused.Add(key);
    }

    /// <summary>Refuses a setting because it is encrypted.</summary>
    public void RefuseEncrypted(string part, string rule, string remedy)
    {
        found.Add(new(part, null, rule, remedy));
        refused.Add(part);
    }

    public bool MayBeShown(string key) => !encryptedKeys.Any(encrypted => IsInside(key, encrypted));

    public Seq<SettingProblem> ToSeq() => found.ToSeq();

    // A problem of a list can come from its refused item.
    private static bool Overlap(string part, string key) =>
        IsInside(key, part) || part.StartsWith($"{key}[", StringComparison.Ordinal);

    private static bool IsInside(string key, string whole) =>
        key.StartsWith(whole, StringComparison.Ordinal) && (key.Length == whole.Length || key[whole.Length] is '.' or '[');
}
