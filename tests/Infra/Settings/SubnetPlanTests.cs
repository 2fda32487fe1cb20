using CsCheck;
using IamEngine.Model;
using Infra.Settings;

namespace Tests.Infra.Settings;

public sealed class SubnetPlanTests
{
    private static readonly Gen<(Cidr Vpc, int Zones, int Public, int Private)> Plans =
        from prefix in Gen.Int[16, 24]
        from network in Gen.Int[0, 255]
        from zones in Gen.Int[1, SubnetPlan.MaxZones]
        let vpc = Cidr.Of("10.0.0.0/8").Block(prefix, network)
        from pub in Gen.Int[Math.Min(prefix + 4, 28), 28]
        from priv in Gen.Int[Math.Min(prefix + 4, 28), 28]
        select (vpc, zones, pub, priv);

    [Fact]
    public void A_16_block_in_two_zones_has_these_subnets()
    {
        var plan = SubnetPlan.For(Cidr.Of("10.20.0.0/16"), zones: 2, publicPrefix: 24, privatePrefix: 20);

        Assert.Equal(["10.20.0.0/24", "10.20.1.0/24"], plan.Public.Select(block => block.ToString()));
        Assert.Equal(["10.20.128.0/20", "10.20.144.0/20"], plan.Private.Select(block => block.ToString()));
    }

    [Fact]
    public void Every_subnet_lies_in_the_VPC_and_none_overlaps_another() =>
        Plans.Sample(p =>
        {
            var plan = SubnetPlan.For(p.Vpc, p.Zones, p.Public, p.Private);
            Cidr[] all = [.. plan.Public, .. plan.Private];
            Assert.All(all, block => Assert.True(p.Vpc.Contains(block)));
            Assert.All(all.SelectMany((block, i) => all.Skip(i + 1).Select(other => (block, other))), pair =>
                Assert.False(pair.block.Overlaps(pair.other)));
        });

    [Fact]
    public void An_added_zone_moves_no_subnet() =>
        Plans.Where(p => p.Zones < SubnetPlan.MaxZones).Sample(p =>
        {
            var before = SubnetPlan.For(p.Vpc, p.Zones, p.Public, p.Private);
            var after = SubnetPlan.For(p.Vpc, p.Zones + 1, p.Public, p.Private);
            Assert.Equal(before.Public, after.Public.Take(p.Zones).ToSeq());
            Assert.Equal(before.Private, after.Private.Take(p.Zones).ToSeq());
        });

    [Fact]
    public void RoomFor_is_the_number_of_subnets_that_fit() =>
        Plans.Sample(p =>
        {
            var room = SubnetPlan.RoomFor(p.Vpc, p.Public);
            var half = p.Vpc.Block(p.Vpc.PrefixLength + 1, 0);
            _ = half.Block(p.Public, room - 1);
            Assert.Throws<ArgumentOutOfRangeException>(() => half.Block(p.Public, room));
        });
}
