using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Review.Mocks;

/// <summary>
/// Made-up ids in the formats of AWS, computed from the resource: the same in every run, different for each resource.
/// </summary>
internal static class MadeUpId
{
    public static string Hex(string of, int length) =>
        Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(of)))[..length];

    /// <summary>Capital letters and digits, as in the unique ids of IAM.</summary>
    public static string Base32(string of, int length) => Draw(of, length, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    /// <summary>Capital letters and all digits, as in the ids of EMR.</summary>
    public static string Base36(string of, int length) => Draw(of, length, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>A random UUID (version 4, variant 1), as in the ids of KMS.</summary>
    public static string Uuid(string of)
    {
        var hex = Hex(of, 32);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-8{hex[17..20]}-{hex[20..]}";
    }

    public static int Number(string of, int below) => (int)(new BigInteger(Bytes(of), isUnsigned: true) % below);

    private static string Draw(string of, int length, string alphabet) =>
        new([.. Bytes(of).Take(length).Select(value => alphabet[value % alphabet.Length])]);

    private static byte[] Bytes(string of) => SHA512.HashData(Encoding.UTF8.GetBytes(of));
}
