using System.Text.RegularExpressions;
using CsCheck;
using IamEngine.Catalogue;

namespace Tests.Catalogue;

public sealed partial class ArnPatterns
{
    [Theory]
    [InlineData("s3:GetObject", "*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket/*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket/a/b.txt")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket*")]
    [InlineData("s3:GetObject", "arn:*:s3:::*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket/${aws:username}/*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket/?")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket?object")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::bucket")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::buck*")]
    [InlineData("s3:ListBucket", "arn:aws-cn:s3:::${aws:username}")]
    [InlineData("iam:PassRole", "arn:aws:iam::123456789012:role/path/name")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::*:role/*")]
    [InlineData("s3:ListAllMyBuckets", "*")]
    [InlineData("s3:ListAllMyBuckets", "**")]
    public void A_resource_element_can_mean_what_the_action_acts_on(string action, string resource) =>
        Assert.True(AwsCatalogue.FindAction(action)!.CanActOn(resource));

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket/")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucke?")]
    [InlineData("s3:GetObject", "arn:aws:iam::123456789012:role/name")]
    [InlineData("s3:GetObject", "bucket/*")]
    [InlineData("s3:GetObject", "")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::bucket/*")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::")]
    [InlineData("iam:PassRole", "arn:aws:iam::123456789012:user/name")]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu-central-1:123456789012:alias/name")]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu:central:1:123456789012:key/name")]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::bucket")]
    [InlineData("s3:ListAllMyBuckets", "")]
    public void A_resource_element_can_miss_all_the_action_acts_on(string action, string resource) =>
        Assert.False(AwsCatalogue.FindAction(action)!.CanActOn(resource));

    [Fact]
    public void Every_form_means_its_own_arns_and_no_other_services()
    {
        var forms = AwsCatalogue.Services.SelectMany(service => service.ResourceTypes).SelectMany(type => type.ArnPatterns);
        Assert.All(forms, form =>
        {
            var arn = Variable().Replace(form.Text, "x").Replace("*", "x");
            Assert.True(form.CanMatch(arn), arn);
            Assert.True(form.CanMatch(arn[..^1] + "*"));
            Assert.True(form.CanMatch(arn[..^1] + "?"));
            Assert.True(form.CanMatch("*" + arn[3..]));
            Assert.False(form.CanMatch(arn.Replace(":", "::")), arn);
            Assert.False(form.CanMatch(arn[..5]), arn);
        });
    }

    [Fact]
    public void An_arn_without_wildcards_is_meant_where_a_regular_expression_says_so()
    {
        var piece = Gen.OneOf("arn:aws:s3:::", "arn", "aws", "s3", ":", ":::", "/", "bucket", "object", "");
        piece.List[1, 8].Select(string.Concat).Sample(arn =>
            AwsCatalogue.FindAction("s3:DeleteObject")!.CanActOn(arn) == ObjectOrItsAccessPoint().IsMatch(arn));
        Assert.Matches(ObjectOrItsAccessPoint(), "arn:aws:s3:::bucket/object");
    }

    [Fact]
    public void Putting_wildcards_into_an_arn_that_is_meant_keeps_it_meant() =>
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 25], Gen.OneOf("*", "**", "*?", "${aws:username}")).Sample((from, to, wildcard) =>
        {
            const string arn = "arn:aws:s3:::bucket/object";
            var (start, end) = (Math.Min(from, to), Math.Max(from, to) + 1);
            return AwsCatalogue.FindAction("s3:GetObject")!.CanActOn(arn[..start] + wildcard + arn[end..]);
        });

    // Exponential backtracking would never finish on this input.
    [Theory]
    [InlineData("*a*?", "b")]
    [InlineData("${a}?", "/")]
    [InlineData("${", "")]
    [InlineData("?", "")]
    public void Many_wildcards_match_in_bounded_time(string often, string end)
    {
        var type = AwsCatalogue.Find("kms")!.FindResourceType("key")!;
        var many = string.Concat(Enumerable.Repeat(often, 5_000));
        Assert.False(type.CanMatch("arn:aws:kms:eu-central-1:123456789012:alias/" + many + end));
    }

    [GeneratedRegex("^arn:[^:]+:s3:(::[^/]+/.+|[^:]+:[^:]+:accesspoint/.+/object/.+)$", RegexOptions.Singleline)]
    private static partial Regex ObjectOrItsAccessPoint();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Variable();
}
