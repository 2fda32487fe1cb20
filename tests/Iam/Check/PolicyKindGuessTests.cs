using IamEngine.Check;
using IamEngine.Model;

namespace Tests.Check;

public class PolicyKindGuessTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", PolicyKind.Identity)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""", PolicyKind.Resource)]
    [InlineData("""{"Effect":"Allow","NotPrincipal":"*","Action":"s3:GetObject","Resource":"*"}""", PolicyKind.Resource)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""", PolicyKind.Trust)]
    [InlineData(
        """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":["STS:assumerole","sts:TagSession"]}""",
        PolicyKind.Trust)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:*"}""", PolicyKind.Trust)]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"ecr:BatchGetImage"}""", PolicyKind.Resource)]
    [InlineData(
        """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole","Resource":"*"}""",
        PolicyKind.Resource)]
    [InlineData("[]", PolicyKind.Identity)]
    public void The_kind_follows_from_the_elements_of_the_statements(string statement, PolicyKind kind) =>
        Assert.Equal(kind, PolicyKindGuess.Of($$"""{"Statement":{{statement}} }""").Kind);

    [Fact]
    public void Invalid_JSON_counts_as_an_identity_policy() =>
        Assert.Equal(new(PolicyKind.Identity, "no statement names a principal"), PolicyKindGuess.Of("{"));

    [Fact]
    public void Every_kind_has_a_short_name_that_reads_back() => Assert.All(Enum.GetValues<PolicyKind>(), kind =>
    {
        Assert.True(PolicyKinds.TryRead(kind.ShortName(), out var read));
        Assert.Equal(kind, read);
    });

    [Fact]
    public void Another_word_is_not_a_kind() => Assert.False(PolicyKinds.TryRead("Identity", out _));
}
