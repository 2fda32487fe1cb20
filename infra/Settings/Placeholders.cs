using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// The example values in the committed stack files, which make a review of them possible: addresses that are reserved for
/// documentation, and a public key without a private key, so that no login is possible.
/// </summary>
internal static class Placeholders
{
    public const string PublicKey = "AAAAC3NzaC1lZDI1NTE5AAAAIBdeG5+IXZSqcI/OmKrqWjFWHDcgOkMvoC91EnlD6IRT";

    // RFC 5737 and RFC 3849.
    private static readonly Cidr[] Documentation =
        [Cidr.Of("192.0.2.0/24"), Cidr.Of("198.51.100.0/24"), Cidr.Of("203.0.113.0/24"), Cidr.Of("2001:db8::/32")];

    public static void Note(string key, Seq<Cidr> cidrs, NoteList notes)
    {
        foreach (var cidr in cidrs.Where(cidr => Documentation.Any(range => range.Contains(cidr))))
        {
            notes.Add(
                "PLACEHOLDER_VALUE",
                key,
                $"{cidr} is reserved for documentation; nobody connects from it",
                "write the networks that you connect from");
        }
    }

    /// <param name="publicKey">The key type and the base64 text.</param>
    public static void Note(string key, string? publicKey, NoteList notes)
    {
        if (publicKey?.Split(' ')[1] == PublicKey)
        {
            notes.Add(
                "PLACEHOLDER_VALUE",
                key,
                "this is the example public key; nobody has its private key",
                "paste the line of your own .pub file");
        }
    }
}
