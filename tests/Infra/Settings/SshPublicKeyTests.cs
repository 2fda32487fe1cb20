using System.Buffers.Binary;
using System.Text;
using IamEngine.Model;
using Infra.Settings;

namespace Tests.Infra.Settings;

public sealed class SshPublicKeyTests
{
    [Theory]
    [InlineData(2048)]
    [InlineData(4096)]
    public void An_RSA_key_with_2048_or_4096_bits_is_accepted(int bits) =>
        Assert.IsType<Answer<SshPublicKey>.Yes>(SshPublicKey.Ask(Rsa(bits)));

    [Theory]
    [InlineData(1024)]
    [InlineData(3072)] // the default of ssh-keygen
    public void An_RSA_key_with_another_length_is_refused(int bits) => Assert.Equal(
        [$"an RSA key must have 2048 or 4096 bits; this one has {bits}"],
        Assert.IsType<Answer<SshPublicKey>.No>(SshPublicKey.Ask(Rsa(bits))).Reasons);

    /// <summary>
    /// RFC 4253, section 6.6: key type, exponent and modulus; the modulus has a zero byte before its first bit.
    /// </summary>
    internal static string Rsa(int bits)
    {
        byte[] modulus = [0, .. Enumerable.Repeat((byte)0xFF, bits / 8)];
        byte[] blob = [.. Field(Encoding.ASCII.GetBytes("ssh-rsa")), .. Field([1, 0, 1]), .. Field(modulus)];
        return $"ssh-rsa {Convert.ToBase64String(blob)} me";
    }

    private static byte[] Field(byte[] value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [.. length, .. value];
    }
}
