using IamEngine.Model;

namespace Tests.Model;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html</summary>
public class BucketNameTests
{
    private const string Length = "a bucket name has 3 to 63 characters; this one has ";
    private const string Characters = "a bucket name has only lower-case letters, digits, hyphens and dots";
    private const string Ends = "a bucket name begins and ends with a letter or digit";
    private const string Dots = "a bucket name has no two dots side by side";
    private const string Address = "a bucket name must not look like an IP address";
    private const string Tls = "a dot in a bucket name breaks TLS to its virtual-host name; use hyphens";
    private const string Prefixes = "a bucket name must not begin with xn--, sthree-, amzn-s3-demo-";
    private const string Suffixes = "a bucket name must not end with -s3alias, --ol-s3, .mrap, --x-s3, --table-s3";

    [Theory]
    [InlineData("abc")]
    [InlineData("123")]
    [InlineData("1-a")]
    [InlineData("flink-state-0f3a")]
    [InlineData("a--b")]
    [InlineData("my-xn--bucket")]
    [InlineData("sthree")]
    [InlineData("s3alias")]
    public void Lower_case_letters_digits_and_hyphens_are_a_name(string text) =>
        Assert.Equal(text, BucketName.Of(text).ToString());

    [Fact]
    public void A_name_has_at_most_sixty_three_characters()
    {
        Assert.Equal(63, BucketName.Of(new('a', BucketName.MaxLength)).Value.Length);
        Reasons.Are(BucketName.Ask(new('a', 64)), $"{Length}64");
    }

    [Theory]
    [InlineData("", $"{Length}0")]
    [InlineData("ab", $"{Length}2")]
    [InlineData("a_b", Characters)]
    [InlineData("State", Characters)]
    [InlineData("sta te", Characters)]
    [InlineData("state\n", Characters, Ends)]
    [InlineData("staté", Characters, Ends)]
    [InlineData("-state", Ends)]
    [InlineData("state-", Ends)]
    [InlineData(".state", Ends, Tls)]
    [InlineData("a..b", Dots, Tls)]
    [InlineData("a.b", Tls)]
    [InlineData("192.168.5.4", Address, Tls)]
    [InlineData("xn--state", Prefixes)]
    [InlineData("sthree-state", Prefixes)]
    [InlineData("amzn-s3-demo-state", Prefixes)]
    [InlineData("state-s3alias", Suffixes)]
    [InlineData("state--ol-s3", Suffixes)]
    [InlineData("state.mrap", Tls, Suffixes)]
    [InlineData("state--x-s3", Suffixes)]
    [InlineData("state--table-s3", Suffixes)]
    public void Every_broken_rule_is_reported(string text, params string[] reasons) => Reasons.Are(BucketName.Ask(text), reasons);
}
