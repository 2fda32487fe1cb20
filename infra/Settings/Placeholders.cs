using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// The values that the committed stack files hold so that they run as they are: addresses set aside for documentation, and a public key
/// whose private half was thrown away. With them nobody can log in.
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
                $"{cidr} is set aside for documentation; nobody connects from there",
                "write the networks that you connect from");
        }
    }

    public static void Note(string key, SshPublicKey? publicKey, NoteList notes)
    {
        if (publicKey is not null && publicKey.Text.Split(' ')[1] == PublicKey)
        {
            notes.Add(
                "PLACEHOLDER_VALUE",
                key,
                "this is the example key, to which nobody has the private half",
                "paste the line of your own .pub file");
        }
    }
}
