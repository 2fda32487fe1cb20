using System.Net;
using CsCheck;
using IamEngine.Model;

namespace Tests.Model;

/// <summary>Compares the reader of addresses with the framework's own, which accepts more forms.</summary>
public class AddressTextLaws
{
    private static readonly Gen<string> Almost = Gen.OneOf(
        "0", "1", "255", "256", "01", "ffff", "DB8", "10000", "g", "", ".", ":", "::", "1.2.3.4")
        .Array[1, 9].SelectMany(parts => Gen.OneOf(".", ":").Select(between => string.Join(between, parts)));

    [Fact]
    public void An_IPv4_address_is_read_as_the_framework_writes_it() => Gen.UInt.Sample(
        number => Cidr.TryReadLoosely(
            new IPAddress([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number])
            .ToString(), out var cidr)
            && cidr.First == number && cidr.IsIPv4);

    [Fact]
    public void An_IPv6_address_is_read_as_the_framework_writes_it() => Gen.OneOf(Gen.Byte, Gen.Const((byte)0)).Array[16].Sample(
        bytes => Cidr.TryReadLoosely(new IPAddress(bytes).ToString(), out var cidr) && cidr.First == Number(bytes)
            && cidr.IsIPv6, iter: 20_000);

    [Fact]
    public void Every_address_read_is_the_one_that_the_framework_reads() => Almost.Sample(
        text => !Cidr.TryReadLoosely(text, out var cidr)
            || (IPAddress.TryParse(text, out var known)
                && Number([.. new byte[16 - known.GetAddressBytes().Length], .. known.GetAddressBytes()]) == cidr.First),
        iter: 50_000);

    [Theory]
    [InlineData("::", true)]
    [InlineData("::1", true)]
    [InlineData("1::", true)]
    [InlineData("1:2:3:4:5:6:7:8", true)]
    [InlineData("1:2:3:4:5:6:7::", true)]
    [InlineData("::ffff:1.2.3.4", true)]
    [InlineData("1:2:3:4:5:6:1.2.3.4", true)]
    [InlineData("1:2:3:4:5:6:7", false)]
    [InlineData("1:2:3:4:5:6:7:8:9", false)]
    [InlineData("1::2::3", false)]
    [InlineData(":1:2:3:4:5:6:7", false)]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4", false)]
    [InlineData("1.2.3.4::", false)]
    [InlineData("12345::", false)]
    [InlineData("::01.2.3.4", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("[::1]", false)]
    [InlineData("", false)]
    [InlineData("1.2.3", false)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("1.2.3.04", false)]
    public void Other_forms_of_addresses_are_refused(string text, bool isOne) =>
        Assert.Equal(isOne, Cidr.TryReadLoosely(text, out _));

    private static UInt128 Number(byte[] bytes) => bytes.Aggregate(UInt128.Zero, (number, part) => (number << 8) | part);
}
