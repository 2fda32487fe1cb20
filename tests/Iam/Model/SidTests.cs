using IamEngine.Model;

namespace Tests.Model;

public class SidTests
{
    [Theory]
    [InlineData("ReadState")]
    [InlineData("1")]
    public void Letters_and_digits_are_a_Sid(string text) => Assert.Equal(text, Sid.Of(text).Value);

    [Theory]
    [InlineData("", "a Sid is not empty")]
    [InlineData("Read state", "the Sid `Read state` has other characters than letters and digits")]
    [InlineData("read-state", "the Sid `read-state` has other characters than letters and digits")]
    [InlineData("Überall", "the Sid `Überall` has other characters than letters and digits")]
    public void Code_can_only_create_alphanumeric_Sids(string text, string reason) => Reasons.Are(Sid.Ask(text), reason);

    [Fact]
    public void A_document_may_contain_any_Sid()
    {
        Assert.False(new Sid("Only TLS").IsAlphanumeric);
        Assert.True(new Sid("OnlyTLS").IsAlphanumeric);
    }

    [Fact]
    public void Sids_are_case_sensitive() => Assert.NotEqual(new Sid("one"), new Sid("One"));
}
