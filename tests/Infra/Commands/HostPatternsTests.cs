using System.Text.RegularExpressions;
using IamEngine.Model;
using Infra.Commands;

namespace Tests.Infra.Commands;

public sealed class HostPatternsTests
{
    private static readonly Region Virginia = Region.Of("us-east-1");

    [Theory]
    [InlineData("10.20.0.0/16", "us-east-1", "ip-10-20-*.ec2.internal")]
    [InlineData("10.20.0.0/16", "eu-central-1", "ip-10-20-*.eu-central-1.compute.internal")]
    [InlineData("172.16.5.0/24", "us-east-1", "ip-172-16-5-*.ec2.internal")]
    [InlineData(
        "10.20.64.0/22", "us-east-1",
        "ip-10-20-64-*.ec2.internal ip-10-20-65-*.ec2.internal ip-10-20-66-*.ec2.internal ip-10-20-67-*.ec2.internal")]
    [InlineData(
        "10.20.0.0/28", "us-east-1",
        "ip-10-20-0-?.ec2.internal ip-10-20-0-10.ec2.internal ip-10-20-0-11.ec2.internal ip-10-20-0-12.ec2.internal "
            + "ip-10-20-0-13.ec2.internal ip-10-20-0-14.ec2.internal ip-10-20-0-15.ec2.internal")]
    [InlineData(
        "10.20.192.0/18", "us-east-1",
        "ip-10-20-192-*.ec2.internal ip-10-20-193-*.ec2.internal ip-10-20-194-*.ec2.internal ip-10-20-195-*.ec2.internal "
            + "ip-10-20-196-*.ec2.internal ip-10-20-197-*.ec2.internal ip-10-20-198-*.ec2.internal ip-10-20-199-*.ec2.internal "
            + "ip-10-20-2??-*.ec2.internal")]
    public void A_block_has_these_patterns(string block, string region, string patterns) =>
        Assert.Equal(patterns, string.Join(' ', HostPatterns.Of(Cidr.Of(block), Region.Of(region))));

    public static TheoryData<int> PrefixLengths => [.. Enumerable.Range(16, 13)];

    [Theory]
    [MemberData(nameof(PrefixLengths))]
    public void The_patterns_match_exactly_the_names_of_the_block(int prefixLength)
    {
        // Tests every address of 10.20.0.0/16 with its first, a middle and its last block of this size.
        var whole = Cidr.Of("10.20.0.0/16");
        var names = Enumerable.Range(0, 65_536)
            .Select(i => (Address: (uint)(whole.First + (uint)i), Name: $"ip-10-20-{i / 256}-{i % 256}.ec2.internal")).ToArray();
        var count = 1 << (prefixLength - 16);
        foreach (var index in new[] { 0, count / 3, count - 1 }.Distinct())
        {
            var block = whole.Block(prefixLength, index);
            var pattern = Matcher(HostPatterns.Of(block, Virginia));

            var wrong = names.Where(
                name => pattern.IsMatch(name.Name) != (name.Address >= block.First && name.Address <= block.Last));

            Assert.Empty(wrong.Select(name => $"{block}: {name.Name}"));
        }
    }

    [Fact]
    public void The_patterns_match_no_name_of_another_network() =>
        Assert.DoesNotMatch(Matcher(HostPatterns.Of(Cidr.Of("10.2.0.0/16"), Virginia)), "ip-10-20-0-5.ec2.internal");

    [Needs("ssh")]
    public void OpenSSH_interprets_the_patterns_the_same_way()
    {
        var block = Cidr.Of("10.20.64.0/18");
        var config = $"Host {string.Join(' ', HostPatterns.Of(block, Virginia))}\n  User inside\nHost *\n  User outside\n";
        foreach (var (name, user) in new[]
        {
            ("ip-10-20-63-255.ec2.internal", "outside"),
            ("ip-10-20-64-0.ec2.internal", "inside"),
            ("ip-10-20-99-9.ec2.internal", "inside"),
            ("ip-10-20-127-255.ec2.internal", "inside"),
            ("ip-10-20-128-0.ec2.internal", "outside"),
            ("ip-10-20-7-1.ec2.internal", "outside"),
        })
        {
            Assert.Contains($"user {user}", SshClient.Settings(name, config));
        }
    }

    private static Regex Matcher(IEnumerable<string> patterns) => new(
        $"^({string.Join('|', patterns.Select(pattern => Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)))})\\z",
        RegexOptions.CultureInvariant);
}
