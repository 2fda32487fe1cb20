using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// An SSH public key for EC2: Ed25519, or RSA with 2048 or 4096 bits. EC2 also accepts 1024 bits, which is too short.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html
/// </summary>
public sealed record SshPublicKey
{
    private SshPublicKey(string text) => Text = text;

    /// <summary>The line of a <c>.pub</c> file: key type, base64, comment.</summary>
    public string Text { get; }

    /// <summary>The key type and the base64 text.</summary>
    public string WithoutComment => string.Join(' ', Text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries)[..2]);

    /// <summary>The fingerprint of a key, as <c>ssh-keygen -l</c> prints it.</summary>
    /// <param name="withoutComment">The key type and the base64 text of a valid key.</param>
    public static string Fingerprint(string withoutComment) => "SHA256:"
        + Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(withoutComment.Split(' ')[1]))).TrimEnd('=');

    public static Answer<SshPublicKey> Ask(string given)
    {
        var text = given.Trim();
        if (text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase))
        {
            return No("this is a private key; it must stay on the machine where you made it");
        }

        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || text.Contains('\n', StringComparison.Ordinal))
        {
            return No("a public key is one line: the key type, the base64 text, and an optional comment");
        }

        if (parts[0] is not ("ssh-ed25519" or "ssh-rsa"))
        {
            return No($"EC2 supports ssh-ed25519 and ssh-rsa keys, not {parts[0]}");
        }

        var blob = new byte[parts[1].Length];
        if (!Convert.TryFromBase64String(parts[1], blob, out var length)
            || !TryReadFields(blob.AsSpan(0, length), out var fields))
        {
            return No("the base64 text after the key type is damaged");
        }

        var kind = Encoding.ASCII.GetString(fields[0]);
        return (kind, fields.Count) switch
        {
            _ when kind != parts[0] => No($"the key type is {parts[0]} before the base64 text, but {Printable(kind)} in it"),
            ("ssh-ed25519", 2) when fields[1].Length == 32 => new Answer<SshPublicKey>.Yes(new(text)),
            // The modulus is the third field; it begins with a zero byte if its first bit is set.
            ("ssh-rsa", 3) when fields[2].AsSpan().TrimStart((byte)0).Length * 8 is var bits
                && bits is not (2048 or 4096) => No($"an RSA key must have 2048 or 4096 bits; this one has {bits}"),
            ("ssh-rsa", 3) => new Answer<SshPublicKey>.Yes(new(text)),
            _ => No("the base64 text after the key type is damaged"),
        };
    }

    public override string ToString() => Text;

    private static Answer<SshPublicKey> No(string reason) => new Answer<SshPublicKey>.No([reason]);

    private static string Printable(string kind) => kind.All(char.IsAsciiLetterOrDigit) ? kind : "another type";

    // RFC 4253, section 6.6: a sequence of fields, each after its length in four bytes.
    private static bool TryReadFields(ReadOnlySpan<byte> blob, out List<byte[]> fields)
    {
        fields = [];
        while (blob.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(blob);
            if (length > blob.Length - 4)
            {
                return false;
            }

            fields.Add(blob.Slice(4, (int)length).ToArray());
            blob = blob[(4 + (int)length)..];
        }

        return blob.IsEmpty && fields.Count > 0;
    }
}
