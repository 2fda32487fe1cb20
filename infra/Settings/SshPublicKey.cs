using System.Buffers.Binary;
using System.Text;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// An SSH public key of a kind that EC2 takes: Ed25519, or RSA of 2048 or 4096 bits. EC2 takes 1024 too, which is too short.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html
/// </summary>
public sealed record SshPublicKey
{
    private SshPublicKey(string text) => Text = text;

    /// <summary>The line as it stands in a <c>.pub</c> file: kind, base64, comment.</summary>
    public string Text { get; }

    public static Answer<SshPublicKey> Ask(string given)
    {
        var text = given.Trim();
        if (text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase))
        {
            return No("this is a private key; it must never leave the machine that it was made on");
        }

        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || text.Contains('\n', StringComparison.Ordinal))
        {
            return No("a public key is one line: its kind, its base64 text, and perhaps a comment");
        }

        if (parts[0] is not ("ssh-ed25519" or "ssh-rsa"))
        {
            return No($"EC2 takes ssh-ed25519 and ssh-rsa keys, not {parts[0]}");
        }

        var blob = new byte[parts[1].Length];
        if (!Convert.TryFromBase64String(parts[1], blob, out var length) || !TryReadFields(blob.AsSpan(0, length), out var fields))
        {
            return No("the base64 text behind the kind is damaged");
        }

        var kind = Encoding.ASCII.GetString(fields[0]);
        return (kind, fields.Count) switch
        {
            _ when kind != parts[0] => No($"it says {parts[0]} before the base64 text and {Printable(kind)} inside it"),
            ("ssh-ed25519", 2) when fields[1].Length == 32 => new Answer<SshPublicKey>.Yes(new(text)),
            // The modulus is the third field, led by a zero byte where its first bit is set.
            ("ssh-rsa", 3) when fields[2].AsSpan().TrimStart((byte)0).Length * 8 is var bits
                && bits is not (2048 or 4096) => No($"EC2 takes RSA keys of 2048 and 4096 bits; this one has {bits}"),
            ("ssh-rsa", 3) => new Answer<SshPublicKey>.Yes(new(text)),
            _ => No("the base64 text behind the kind is damaged"),
        };
    }

    public override string ToString() => Text;

    private static Answer<SshPublicKey> No(string reason) => new Answer<SshPublicKey>.No([reason]);

    private static string Printable(string kind) => kind.All(char.IsAsciiLetterOrDigit) ? kind : "another kind";

    // RFC 4253, section 6.6: fields one after another, each behind its length as four bytes.
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
