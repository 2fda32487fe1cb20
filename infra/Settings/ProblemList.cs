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
        // A value that is refused because it is encrypted gets no second problem: the reader cannot see the value.
        if (!refused.Any(part => Overlap(part, key)))
        {
            found.Add(new(key, MayBeShown(key) ? value : null, rule, remedy));
        }
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
