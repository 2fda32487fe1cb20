using IamEngine.Model;

namespace Infra.Settings;

/// <summary>What is wrong with the settings. It shows no value from a key that holds an encrypted one.</summary>
/// <param name="encryptedKeys">The keys whose values the engine holds as secrets.</param>
internal sealed class ProblemList(IReadOnlySet<string> encryptedKeys)
{
    private readonly List<SettingProblem> found = [];
    private readonly List<string> refused = [];

    public bool Any => found.Count > 0;

    public void Add(string key, string? given, string rule, string remedy)
    {
        // What is refused for its encryption needs no second problem, which would speak of a value that nobody can see.
        if (!refused.Any(part => Overlap(part, key)))
        {
            found.Add(new(key, MayBeShown(key) ? given : null, rule, remedy));
        }
    }

    /// <summary>Refuses a setting because it came encrypted.</summary>
    public void RefuseEncrypted(string part, string rule, string remedy)
    {
        found.Add(new(part, null, rule, remedy));
        refused.Add(part);
    }

    public bool MayBeShown(string key) => !encryptedKeys.Any(encrypted => IsInside(key, encrypted));

    public Seq<SettingProblem> ToSeq() => found.ToSeq();

    // A problem of a list may be that of its refused item.
    private static bool Overlap(string part, string key) =>
        IsInside(key, part) || part.StartsWith($"{key}[", StringComparison.Ordinal);

    private static bool IsInside(string key, string whole) =>
        key.StartsWith(whole, StringComparison.Ordinal) && (key.Length == whole.Length || key[whole.Length] is '.' or '[');
}
