using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>One of the two places for an access key of a user: AWS allows two keys for each user.</summary>
public enum KeySlot
{
    /// <summary>The key of a stack that has no setting for keys.</summary>
    A,

    B,
}

/// <summary>An access key of a user.</summary>
/// <param name="Slot">Its place. Required.</param>
/// <param name="IsActive">Whether AWS accepts it: <c>status: active</c> or <c>inactive</c>. Default: active.</param>
/// <param name="Created">
/// The day on which it was created, for the review, which has no access to AWS. Default: null, not known.
/// </param>
/// <param name="PgpKey">
/// The public PGP key, in base64, with which the provider encrypts the secret, so that the state never has it in plain text.
/// Default: null, the secret is a secret of the state.
/// </param>
public sealed record KeySettings(KeySlot Slot, bool IsActive, DateOnly? Created, string? PgpKey);

/// <summary>The access keys of a user, <c>infra:access.keys</c>, the oldest first. Default: one active key in slot a.</summary>
/// <param name="Keys">One or two keys, each in its slot.</param>
/// <param name="MaxAgeDays">The age above which the review reports a key. Default: 90.</param>
public sealed partial record KeyLife(Seq<KeySettings> Keys, int MaxAgeDays)
{
    public const int DefaultMaxAgeDays = 90;

    private static readonly KeySettings TheOnly = new(KeySlot.A, IsActive: true, Created: null, PgpKey: null);

    /// <summary>The keys of a user without settings for them.</summary>
    public static KeyLife Default { get; } = new([TheOnly], DefaultMaxAgeDays);

    /// <summary>The key that the outputs hand over: the newest active one, or the newest if none is active.</summary>
    public KeySettings Current => Keys.LastOrDefault(key => key.IsActive) ?? Keys[^1];

    internal static KeyLife Read(SettingsSection section, NoteList notes)
    {
        var maxAge = section.Number("keyMaxAgeDays", byDefault: DefaultMaxAgeDays, min: 1, max: 365);
        if (!section.Has("keys"))
        {
            return new([TheOnly], maxAge);
        }

        Seq<KeySettings> keys = [.. section.Each("keys").Select(ReadKey)];
        if (section.IsEmpty("keys"))
        {
            section.Problem(
                "keys", null, "must have a key", "list slot a, leave keys out, or write status: inactive to revoke the key");
        }

        foreach (var same in keys.GroupBy(key => key.Slot).Where(same => same.Count() > 1))
        {
            section.Problem(
                "keys", null, $"has slot {Word(same.Key)} twice; a user has one key in each slot", "write slot a and slot b");
        }

        for (var i = 1; i < keys.Count; i++)
        {
            if (keys[i].Created < keys[i - 1].Created)
            {
                section.Problem(
                    $"keys[{i}].created",
                    $"{keys[i].Created:yyyy-MM-dd}",
                    "is before that of the key above it; the oldest key comes first, because the outputs hand over the last "
                        + "active one",
                    "change the order, or the date");
            }
        }

        if (keys.Count > 0 && !keys.Any(key => key.IsActive))
        {
            notes.Add(
                "NO_ACTIVE_KEY",
                section.KeyOf("keys"),
                "every access key is inactive, so AWS refuses the uploader",
                "write status: active for a key, or add one in the other slot");
        }

        return new(keys.Count > 0 ? keys : [TheOnly], maxAge);
    }

    /// <summary>The slot as in the settings: a or b.</summary>
    public static string Word(KeySlot slot) => slot == KeySlot.A ? "a" : "b";

    private static KeySettings ReadKey(SettingsSection item)
    {
        if (!item.Has("slot"))
        {
            item.Problem("slot", null, "is required: the place of the key, of which a user has two", "write a or b");
        }

        var slot = item.OneOf("slot", KeySlot.A, ("a", KeySlot.A), ("b", KeySlot.B));
        var isActive = item.OneOf("status", true, ("active", true), ("inactive", false));
        var created = item.Date("created", "write the CreateDate of `aws iam list-access-keys` as \"2026-01-31\"");
        var pgpKey = ReadPgpKey(item);
        item.RefuseUnknown();
        return new(slot, isActive, created, pgpKey);
    }

    // The provider also accepts keybase:NAME, and then encrypts with the key that Keybase returns at the deployment.
    private static string? ReadPgpKey(SettingsSection item)
    {
        if (item.Text("pgpKey") is not { } text)
        {
            return null;
        }

        const string Remedy = "write the output of `gpg --export KEY | base64 | tr -d '\\n'`";
        if (!Base64().IsMatch(text) || !TryDecode(text, out var packet))
        {
            item.Problem(
                "pgpKey", SettingsSection.Shown(text.Length <= 40 ? text : $"{text[..37]}..."),
                "must be a public PGP key in base64, on one line and without the lines of its armor", Remedy);
            return null;
        }

        if (TagOf(packet) is 5 or 7)
        {
            item.Problem("pgpKey", null, "is a private key, which must not be in a stack file", $"remove it, and {Remedy}");
            return null;
        }

        if (TagOf(packet) != 6)
        {
            item.Problem("pgpKey", null, "is not a public PGP key", Remedy);
            return null;
        }

        return text;
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
        {
            return false;
        }

        bytes = bytes[..length];
        return true;
    }

    /// <summary>
    /// The tag of the first packet: 6 for a public key, 5 and 7 for private ones; -1 if it is no packet.
    /// https://datatracker.ietf.org/doc/html/rfc4880#section-4.2
    /// </summary>
    private static int TagOf(byte[] packet) => (packet[0] & 0x80) == 0 ? -1
        : (packet[0] & 0x40) != 0 ? packet[0] & 0x3f
        : (packet[0] & 0x3c) >> 2;

    [GeneratedRegex(@"^[A-Za-z0-9+/]+={0,2}\z")]
    private static partial Regex Base64();
}
