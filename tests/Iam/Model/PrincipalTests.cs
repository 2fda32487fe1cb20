using CsCheck;
using IamEngine.Model;
using Tests.Generators;

namespace Tests.Model;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
public class PrincipalTests
{
    public static TheoryData<string, Principal> Known => new()
    {
        { "*", new Principal.AnyAws() },
        { "123456789012", new Principal.Account(AccountId.Of("123456789012")) },
        { "arn:aws:iam::123456789012:root", new Principal.Account(AccountId.Of("123456789012"), "aws") },
        { "arn:aws-cn:iam::123456789012:root", new Principal.Account(AccountId.Of("123456789012"), "aws-cn") },
        { "arn:aws:iam::123456789012:user/al", new Principal.User(Arn.Of("arn:aws:iam::123456789012:user/al")) },
        { "arn:aws:iam::123456789012:user/team/al", new Principal.User(Arn.Of("arn:aws:iam::123456789012:user/team/al")) },
        {
            "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE",
            new Principal.User(Arn.Of("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE"))
        },
        { "arn:aws:iam::123456789012:role/up", new Principal.Role(Arn.Of("arn:aws:iam::123456789012:role/up")) },
        { "arn:aws:sts::123456789012:assumed-role/up/al",
            new Principal.RoleSession(Arn.Of("arn:aws:sts::123456789012:assumed-role/up/al")) },
        { "arn:aws:sts::123456789012:federated-user/al",
            new Principal.FederatedUser(Arn.Of("arn:aws:sts::123456789012:federated-user/al")) },
        { "AIDAEXAMPLEEXAMPLE01", new Principal.UniqueId("AIDAEXAMPLEEXAMPLE01") },
        { "AROAEXAMPLEEXAMPLE01", new Principal.UniqueId("AROAEXAMPLEEXAMPLE01") },
    };

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public void An_AWS_principal_is_recognised_by_its_form(string text, Principal expected)
    {
        Assert.Equal(expected, Reasons.Taken(Principal.AskAws(text)));
        Assert.Equal(("AWS", text), (expected.Type, expected.ToString()));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/*")]
    [InlineData("arn:aws:iam::123456789012:role/u?")]
    [InlineData("arn:aws:iam::*:root")]
    [InlineData("**")]
    [InlineData("AIDA*")]
    public void A_wildcard_inside_is_refused(string text) =>
        Reasons.Are(Principal.AskAws(text), $"`{text}` has a wildcard; a principal is named in full, or is `*` alone");

    [Theory]
    [InlineData("arn:aws:iam::123456789012:group/a")]
    [InlineData("arn:aws:iam::123456789012:policy/a")]
    [InlineData("arn:aws:iam::123456789012:roles/up")]
    [InlineData("arn:aws:iam::12345678901:root")]
    [InlineData("arn:aws:sts::123456789012:role/up")]
    [InlineData("arn:aws:s3:::state")]
    public void An_ARN_that_cannot_act_is_refused(string text) =>
        Reasons.Are(
            Principal.AskAws(text),
            $"`{text}` is not a principal: an account, user, role, role session or federated user can be one");

    [Theory]
    [InlineData("")]
    [InlineData("al")]
    [InlineData("12345678901")]
    [InlineData("AIDASHORT")]
    [InlineData("aidaexampleexample01")]
    [InlineData("AKIAEXAMPLEEXAMPLE01")]
    [InlineData("AIDAEXAMPLE EXAMPLE1")]
    public void Other_text_is_refused(string text) =>
        Reasons.Are(
            Principal.AskAws(text), $"`{text}` is not an ARN: it has six parts, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE");

    [Fact]
    public void A_written_AWS_principal_reads_back_equal() => GenPrincipal.Any
        .Where(principal => principal.Type == "AWS")
        .Sample(principal => Reasons.Taken(Principal.AskAws(principal.Text)) == principal);

    [Fact]
    public void An_ARN_of_another_kind_makes_no_principal()
    {
        var (user, role) = (Arn.Of("arn:aws:iam::123456789012:user/al"), Arn.Of("arn:aws:iam::123456789012:role/up"));
        Assert.Equal(
            "`arn:aws:iam::123456789012:role/up` is not the ARN of a principal of this kind, which has iam and user/ in it",
            Assert.Throws<ArgumentException>(() => new Principal.User(role)).Message);
        Assert.Throws<ArgumentException>(() => new Principal.Role(user));
        Assert.Throws<ArgumentException>(() => new Principal.RoleSession(role));
        Assert.Throws<ArgumentException>(() => new Principal.FederatedUser(role.Session("al")));
    }

    [Fact]
    public void Principals_of_another_kind_differ_though_their_text_is_the_same()
    {
        Assert.NotEqual<Principal>(new Principal.Service("a"), new Principal.Federated("a"));
        Assert.NotEqual<Principal>(
            new Principal.Account(AccountId.Of("123456789012")), new Principal.Account(AccountId.Of("123456789012"), "aws"));
    }

    [Fact]
    public void Principals_sort_by_kind_then_by_text() => Gen.Select(GenPrincipal.Any, GenPrincipal.Any).Sample((one, other) =>
        Math.Sign(one.CompareTo(other)) == Math.Sign(
            string.CompareOrdinal($"{one.Type}\0{one.Text}", $"{other.Type}\0{other.Text}")));
}
