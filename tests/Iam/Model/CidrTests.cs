using CsCheck;
using IamEngine.Model;

namespace Tests.Model;

public class CidrTests
{
    public class Reading
    {
        [Theory]
        [InlineData("203.0.113.0/24")]
        [InlineData("0.0.0.0/0")]
        [InlineData("255.255.255.255/32")]
        [InlineData("10.0.0.0/8")]
        [InlineData("2001:db8::/32")]
        [InlineData("::/0")]
        [InlineData("::1/128")]
        [InlineData("::ffff:10.0.0.0/104")]
        public void A_block_is_written_as_it_is_read(string text) => Assert.Equal(text, Cidr.Of(text).ToString());

        [Theory]
        [InlineData("2001:0DB8:0:0::/32", "2001:db8::/32")]
        [InlineData("0:0:0:0:0:0:0:0/0", "::/0")]
        [InlineData("::a00:0/104", "::10.0.0.0/104")]
        public void Addresses_are_numbers_so_one_block_has_one_text(string text, string written) =>
            Assert.Equal(written, Cidr.Of(text).ToString());

        [Theory]
        [InlineData("203.0.113.0")]
        [InlineData("")]
        [InlineData("::1")]
        public void An_address_alone_is_no_block(string text) =>
            Reasons.Are(Cidr.Ask(text), $"`{text}` is not a CIDR block: it has no prefix, as in 203.0.113.0/24");

        [Theory]
        [InlineData("010.0.0.0/8")]
        [InlineData("10.0.0.00/8")]
        [InlineData("10.0.0/8")]
        [InlineData("10/8")]
        [InlineData("0x0a.0.0.0/8")]
        [InlineData("256.0.0.0/8")]
        [InlineData("10.0.0.0.0/8")]
        [InlineData(" 10.0.0.0/8")]
        [InlineData("[::]/0")]
        [InlineData("fe80::1%1/128")]
        [InlineData("fe80::1%eth0/128")]
        [InlineData("::\t/0")]
        [InlineData("::ffff:010.0.0.0/104")]
        [InlineData(":::/0")]
        [InlineData("host/8")]
        [InlineData("/8")]
        public void An_address_that_could_be_read_in_two_ways_or_none_is_refused(string text) =>
            Reasons.Are(Cidr.Ask(text), $"`{text}` is not a CIDR block: `{text.Split('/')[0]}` is not an IPv4 or IPv6 address");

        [Theory]
        [InlineData("10.0.0.0/33", 32)]
        [InlineData("10.0.0.0/", 32)]
        [InlineData("10.0.0.0/-1", 32)]
        [InlineData("10.0.0.0/+8", 32)]
        [InlineData("10.0.0.0/8 ", 32)]
        [InlineData("10.0.0.0/8/8", 32)]
        [InlineData("10.0.0.0/255.0.0.0", 32)]
        [InlineData("10.0.0.0/99999999999", 32)]
        [InlineData("::/129", 128)]
        public void A_prefix_is_a_number_that_the_address_has_room_for(string text, int bits) =>
            Reasons.Are(Cidr.Ask(text), $"`{text}` is not a CIDR block: its prefix is a number from 0 to {bits}");

        [Theory]
        [InlineData("203.0.113.5/24", "203.0.113.0/24")]
        [InlineData("0.0.0.1/0", "0.0.0.0/0")]
        [InlineData("2001:db8::1/32", "2001:db8::/32")]
        [InlineData("::1/0", "::/0")]
        public void Bits_behind_the_prefix_are_refused_and_the_block_is_named(string text, string block) =>
            Reasons.Are(Cidr.Ask(text), $"`{text}` has host bits set; the block that contains it is {block}");

        [Theory]
        [InlineData("203.0.113.5", "203.0.113.5/32")]
        [InlineData("203.0.113.5/24", "203.0.113.0/24")]
        [InlineData("::1", "::1/128")]
        [InlineData("2001:db8::1/32", "2001:db8::/32")]
        [InlineData("1.2.3.4/0", "0.0.0.0/0")]
        public void A_condition_may_hold_an_address_or_a_block_with_bits_behind_its_prefix(string text, string block)
        {
            Assert.True(Cidr.TryReadLoosely(text, out var cidr));
            Assert.Equal(Cidr.Of(block), cidr);
        }

        [Theory]
        [InlineData("")]
        [InlineData("/")]
        [InlineData("203.0.113.5/")]
        [InlineData("203.0.113.5/33")]
        [InlineData("203.0.113.*")]
        [InlineData("${aws:SourceIp}")]
        public void Other_text_in_a_condition_is_refused(string text) => Assert.False(Cidr.TryReadLoosely(text, out _));
    }

    public class Sets
    {
        [Theory]
        [InlineData("10.0.0.0/16", "10.0.0.0/16", true)]
        [InlineData("10.0.0.0/16", "10.0.255.0/24", true)]
        [InlineData("10.0.0.0/16", "10.1.0.0/24", false)]
        [InlineData("10.0.0.0/24", "10.0.0.0/16", false)]
        [InlineData("0.0.0.0/0", "255.255.255.255/32", true)]
        [InlineData("::/0", "2001:db8::/32", true)]
        [InlineData("0.0.0.0/0", "::/0", false)]
        [InlineData("::/0", "0.0.0.0/0", false)]
        [InlineData("::ffff:0.0.0.0/96", "10.0.0.0/8", false)]
        public void A_block_contains_the_blocks_that_lie_in_it(string outer, string inner, bool contains)
        {
            Assert.Equal(contains, Cidr.Of(outer).Contains(Cidr.Of(inner)));
            Assert.Equal(contains || Cidr.Of(inner).Contains(Cidr.Of(outer)), Cidr.Of(outer).Overlaps(Cidr.Of(inner)));
        }

        [Fact]
        public void Containing_and_overlapping_agree_with_first_and_last() => Gen.Select(Small, Small).Sample((one, other) =>
        {
            var sameFamily = one.Family == other.Family;
            Assert.Equal(sameFamily && one.First <= other.First && other.Last <= one.Last, one.Contains(other));
            Assert.Equal(sameFamily && one.First <= other.Last && other.First <= one.Last, one.Overlaps(other));
        }, iter: 2_000);

        [Fact]
        public void The_world_is_every_address_of_its_family()
        {
            Assert.Equal(Cidr.Of("0.0.0.0/0"), Cidr.AnyIPv4);
            Assert.Equal(Cidr.Of("::/0"), Cidr.AnyIPv6);
            Assert.True(Cidr.AnyIPv4.IsWorld && Cidr.AnyIPv6.IsWorld);
            Assert.False(Cidr.Of("0.0.0.0/1").IsWorld);
            Assert.Equal(uint.MaxValue, Cidr.AnyIPv4.Last);
            Assert.Equal(UInt128.MaxValue, Cidr.AnyIPv6.Last);
            Assert.Equal((UInt128)1 << 32, Cidr.AnyIPv4.Size);
            Assert.Equal(UInt128.Zero, Cidr.AnyIPv6.Size);
        }

        // Similar blocks: few addresses with any prefix length, and with the bits after the prefix cleared.
        private static Gen<Cidr> Small { get; } = Gen.Select(
            Gen.OneOf("10.0.0.0", "10.0.0.129", "10.0.1.0", "::1", "::ffff:10.0.0.0", "2001:db8::"), Gen.Int[0, 128],
            (address, prefix) =>
            {
                var prefixes = address.Contains(':', StringComparison.Ordinal) ? 129 : 33;
                return Cidr.TryReadLoosely($"{address}/{prefix % prefixes}", out var cidr) ? cidr
                    : throw new InvalidOperationException();
            });
    }

    public class Parts
    {
        [Theory]
        [InlineData("10.0.0.0/16", 24, 0, "10.0.0.0/24")]
        [InlineData("10.0.0.0/16", 24, 255, "10.0.255.0/24")]
        [InlineData("10.0.0.0/16", 16, 0, "10.0.0.0/16")]
        [InlineData("255.255.255.0/24", 32, 255, "255.255.255.255/32")]
        [InlineData("0.0.0.0/0", 0, 0, "0.0.0.0/0")]
        [InlineData("0.0.0.0/0", 1, 1, "128.0.0.0/1")]
        [InlineData("::/0", 0, 0, "::/0")]
        [InlineData("::/0", 1, 1, "8000::/1")]
        [InlineData("2001:db8::/56", 64, 255, "2001:db8:0:ff::/64")]
        public void Blocks_inside_are_counted_from_the_first(string outer, int prefix, int index, string block) =>
            Assert.Equal(Cidr.Of(block), Cidr.Of(outer).Block(prefix, index));

        [Theory]
        [InlineData("10.0.0.0/16", 24, 256)]
        [InlineData("10.0.0.0/16", 16, 1)]
        [InlineData("0.0.0.0/0", 0, 1)]
        [InlineData("::/0", 0, 1)]
        [InlineData("255.255.255.0/24", 32, 256)]
        [InlineData("ffff::/16", 16, 1)]
        public void There_are_no_more_blocks_than_fit(string outer, int prefix, int index) =>
            Assert.StartsWith(
                $"{outer} has not so many blocks of /{prefix}",
                Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Of(outer).Block(prefix, index)).Message,
                StringComparison.Ordinal);

        [Theory]
        [InlineData(15, 0)]
        [InlineData(33, 0)]
        [InlineData(24, -1)]
        public void A_block_inside_is_no_larger_and_no_smaller_than_an_address(int prefix, int index) =>
            Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Of("10.0.0.0/16").Block(prefix, index));

        [Fact]
        public void Blocks_of_one_size_lie_apart_and_inside() =>
            Gen.Select(Gen.Int[0, 255], Gen.Int[0, 255]).Sample((one, other) =>
        {
            var outer = Cidr.Of("10.0.0.0/16");
            return outer.Contains(outer.Block(24, one))
                && outer.Block(24, one).Overlaps(outer.Block(24, other)) == (one == other);
        });

        [Fact]
        public void Addresses_are_counted_from_the_first_to_the_last()
        {
            Assert.Equal("10.0.0.2", Cidr.Of("10.0.0.0/16").AddressAt(2));
            Assert.Equal("10.0.0.255", Cidr.Of("10.0.0.0/24").AddressAt(255));
            Assert.Equal("::1", Cidr.AnyIPv6.AddressAt(1));
            Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Of("10.0.0.0/24").AddressAt(256));
            Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Of("10.0.0.0/24").AddressAt(-1));
        }

        [Fact]
        public void IPv4_sorts_before_IPv6_then_by_address_then_the_larger_block_first()
        {
            Cidr[] sorted = [.. new[] { "::/0", "10.0.0.0/16", "2.0.0.0/8", "10.0.0.0/8" }.Select(Cidr.Of).Order()];
            Assert.Equal(["2.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "::/0"], sorted.Select(cidr => cidr.ToString()));
            Assert.True(sorted[0] < sorted[1] && sorted[1] <= sorted[1] && sorted[3] > sorted[2] && sorted[3] >= sorted[3]);
        }
    }
}
