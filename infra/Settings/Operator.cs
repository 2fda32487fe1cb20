using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// An operator who may log in to the bastion with a separate key. The key is a tag of the instance, which the bastion reads from
/// its metadata, so operators can change while it runs.
/// </summary>
/// <param name="Name">1 to 32 of a-z, 0-9, <c>_</c>, <c>.</c> and <c>-</c>, beginning with a letter.</param>
/// <param name="Key">The key type and the base64 text, without the comment of the <c>.pub</c> file.</param>
public sealed partial record Operator(string Name, string Key)
{
    /// <summary>The name of the owner of <c>infra:bastion.publicKey</c>; the pattern allows no operator of this name.</summary>
    public const string OfPublicKey = "publicKey";

    /// <summary>The prefix of the tags' keys.</summary>
    public const string TagPrefix = "operator:";

    /// <summary>The key of the tag with this operator's SSH key.</summary>
    public string Tag => TagPrefix + Name;

    /// <summary>The line of an <c>authorized_keys</c> file.</summary>
    public string Line => $"{Key} {Name}";

    /// <summary>
    /// Reads <c>infra:bastion.operators</c>: keys by name. Returns null if it is not set; the bastion then reads no operators.
    /// </summary>
    /// <param name="publicKey">
    /// The key of <c>infra:bastion.publicKey</c>; its owner is then one of the operators, so that this key too can change without
    /// a replacement.
    /// </param>
    internal static Seq<Operator>? ReadAll(SettingsSection section, SshPublicKey? publicKey)
    {
        if (!section.Has("operators"))
        {
            return null;
        }

        var operators = new List<Operator>();
        if (publicKey is not null && IsForATag(section, OfPublicKey, publicKey))
        {
            operators.Add(new(OfPublicKey, publicKey.WithoutComment));
        }

        foreach (var (name, line) in section.TextMap("operators"))
        {
            if (!NamePattern().IsMatch(name))
            {
                section.Problem(
                    $"operators.{name}",
                    null,
                    "must be named with 1 to 32 of a-z, 0-9, _ . and -, beginning with a letter",
                    "write alice, for example");
            }
            else if (ReadKey(section, name, line) is { } key)
            {
                if (operators.FirstOrDefault(other => other.Key == key)?.Name is { } same)
                {
                    section.Problem(
                        $"operators.{name}",
                        null,
                        $"is the key of {same} too, so removing one of the two would not lock anybody out",
                        "let everybody make a key of their own, with `ssh-keygen -t ed25519`");
                }

                operators.Add(new(name, key));
            }
        }

        return operators.ToSeq();
    }

    private static string? ReadKey(SettingsSection section, string name, string line)
    {
        switch (SshPublicKey.Ask(line))
        {
            case Answer<SshPublicKey>.No no:
                section.Problem(
                    $"operators.{name}",
                    SettingsSection.Shown(line),
                    KeyTypeInside().IsMatch(line.Trim()) ? "has options before the key type; the bastion sets its own"
                        : string.Join("; ", no.Reasons),
                    "paste the line of the operator's .pub file, made with `ssh-keygen -t ed25519`");
                return null;
            case Answer<SshPublicKey>.Yes yes:
                return IsForATag(section, $"operators.{name}", yes.Value) ? yes.Value.WithoutComment : null;
            default:
                return null;
        }
    }

    private static bool IsForATag(SettingsSection section, string key, SshPublicKey publicKey)
    {
        if (publicKey.WithoutComment.StartsWith("ssh-ed25519 ", StringComparison.Ordinal))
        {
            return true;
        }

        section.Problem(
            key,
            null,
            "must be an ssh-ed25519 key: the value of a tag has at most 256 characters"
                + (key == OfPublicKey ? ", and with infra:bastion.operators this key is a tag too" : ""),
            "make one with `ssh-keygen -t ed25519`");
        return false;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9._-]{0,31}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\S\s+(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-\S+|sk-\S+) AAAA")]
    private static partial Regex KeyTypeInside();
}
