using IamEngine.Check;
using IamEngine.Model;

namespace Tests.Check;

public class KindGuessTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", PolicyKind.Identity)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""", PolicyKind.Resource)]
    [InlineData("""{"Effect":"Allow","NotPrincipal":"*","Action":"s3:GetObject","Resource":"*"}""", PolicyKind.Resource)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""", PolicyKind.Trust)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":["STS:assumerole","sts:TagSession"]}""", PolicyKind.Trust)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:*"}""", PolicyKind.Trust)]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"ecr:BatchGetImage"}""", PolicyKind.Resource)]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole","Resource":"*"}""", PolicyKind.Resource)]
    [InlineData("[]", PolicyKind.Identity)]
    public void A_document_is_what_its_statements_speak_of(string statement, PolicyKind kind) =>
        Assert.Equal(kind, PolicyKindGuess.Of($$"""{"Statement":{{statement}} }""").Kind);

    [Fact]
    public void What_is_no_JSON_is_taken_for_an_identity_policy() => Assert.Equal(new(PolicyKind.Identity, "no statement names a principal"), PolicyKindGuess.Of("{"));

    [Fact]
    public void Every_kind_has_a_word_that_is_read_back() => Assert.All(Enum.GetValues<PolicyKind>(), kind =>
    {
        Assert.True(PolicyKinds.TryRead(kind.ShortName(), out var read));
        Assert.Equal(kind, read);
    });

    [Fact]
    public void Another_word_is_no_kind() => Assert.False(PolicyKinds.TryRead("Identity", out _));
}
