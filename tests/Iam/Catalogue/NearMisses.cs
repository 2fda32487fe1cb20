using IamEngine.Catalogue;

namespace Tests.Catalogue;

public sealed class NearMisses
{
    [Theory]
    [InlineData("s3:GetObjct", "s3:GetObject")]
    [InlineData("s3:PutObjects", "s3:PutObject")]
    [InlineData("s3:GteObject", "s3:GetObject")]
    [InlineData("iam:passrole", "iam:PassRole")]
    [InlineData("kms:Decypt", "kms:Decrypt")]
    [InlineData("s4:GetObject", "s3:GetObject")]
    [InlineData("emr:RunJobFlow", "elasticmapreduce:RunJobFlow")]
    [InlineData("cloudwatch:PutLogEvents", "logs:PutLogEvents")]
    [InlineData("GetCallerIdentity", "sts:GetCallerIdentity")]
    public void A_misspelt_action_is_guessed(string written, string meant) =>
        Assert.Equal(meant, AwsCatalogue.Nearest(written)?.FullName);

    [Theory]
    [InlineData("")]
    [InlineData("s3:Frobnicate")]
    [InlineData("nosuch:TagResource")]
    [InlineData("s3:GetObjct*")]
    [InlineData("s3:GutObject")]
    public void No_guess_without_a_single_nearest_name(string written) => Assert.Null(AwsCatalogue.Nearest(written));

    [Fact]
    public void A_very_long_name_gets_no_guess() => Assert.Null(AwsCatalogue.Nearest("s3:" + new string('a', 1_000_000)));

    [Theory]
    [InlineData("aws:SourceIP4", "aws:SourceIp")]
    [InlineData("aws:SecureTransprot", "aws:SecureTransport")]
    [InlineData("aws:RequstTag/team", "aws:RequestTag/${TagKey}")]
    [InlineData("kms:ViaServce", "kms:ViaService")]
    public void A_misspelt_condition_key_is_guessed(string written, string meant) =>
        Assert.Equal(meant, AwsCatalogue.NearestConditionKey(written)?.Name);

    [Fact]
    public void A_condition_key_unlike_any_other_is_not_guessed_at() =>
        Assert.Null(AwsCatalogue.NearestConditionKey("aws:Frobnication"));
}
