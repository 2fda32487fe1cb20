using IamEngine.Model;
using Tests.Generators;

namespace Tests.Model;

public class ArnTests
{
    [Fact]
    public void An_ARN_has_five_parts_and_a_resource()
    {
        var arn = Arn.Of("arn:aws-cn:logs:cn-north-1:123456789012:log-group:a:log-stream:b/c");
        Assert.Equal(
            ("aws-cn", "logs", "cn-north-1", "123456789012", "log-group:a:log-stream:b/c"),
            (arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource));
    }

    [Fact]
    public void A_written_ARN_reads_back_equal() => GenArn.Any.Sample(arn => Arn.Of(arn.ToString()) == arn);

    [Theory]
    [InlineData("arn:aws:s3:::state", "", "state")]
    [InlineData("arn:aws:s3:::state/a/b", "state", "b")]
    [InlineData("arn:aws:iam::123456789012:root", "", "root")]
    [InlineData("arn:aws:iam::123456789012:role/team/up", "role", "up")]
    [InlineData("arn:aws:logs:us-east-1:123456789012:log-group:a/b", "log-group", "b")]
    public void The_type_stands_before_the_first_mark_and_the_name_behind_the_last_slash(string text, string type, string name)
    {
        Assert.Equal(type, Arn.Of(text).ResourceType);
        Assert.Equal(name, Arn.Of(text).LastName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn")]
    [InlineData("arn:aws:s3::state")]
    [InlineData("arn:aws:s3:::")]
    [InlineData("arn::s3:::state")]
    [InlineData("arn:aws::::state")]
    [InlineData("ARN:aws:s3:::state")]
    [InlineData(" arn:aws:s3:::state")]
    public void Other_text_is_not_an_ARN(string text) =>
        Reasons.Are(Arn.Ask(text), $"`{text}` is not an ARN: it has six parts, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE");

    [Fact]
    public void A_session_has_its_role_without_the_path()
    {
        var role = Arn.IamRole("aws-cn", AccountId.Of("123456789012"), "team/up");
        Assert.Equal("arn:aws-cn:iam::123456789012:role/team/up", role.ToString());
        Assert.Equal("arn:aws-cn:sts::123456789012:assumed-role/up/al", role.Session("al").ToString());
    }

    [Fact]
    public void Only_a_role_has_sessions()
    {
        var user = Arn.IamUser("aws", AccountId.Of("123456789012"), "al");
        Assert.Equal(
            "`arn:aws:iam::123456789012:user/al` is not a role, so it has no sessions",
            Assert.Throws<ArgumentException>(() => user.Session("al")).Message);
    }

    [Fact]
    public void An_ARN_as_a_pattern_is_its_own_text() =>
        GenArn.Resource.Sample(arn => ((ResourcePattern)arn).Text == arn.ToString() && ResourcePattern.From(arn) == arn);
}
