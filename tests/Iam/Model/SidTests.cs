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
    public void Code_that_writes_a_policy_is_held_to_the_strict_form(string text, string reason) => Reasons.Are(Sid.Ask(text), reason);

    [Fact]
    public void A_document_that_is_read_may_hold_any_text()
    {
        Assert.False(new Sid("Only TLS").IsAlphanumeric);
        Assert.True(new Sid("OnlyTLS").IsAlphanumeric);
    }

    [Fact]
    public void Case_tells_Sids_apart() => Assert.NotEqual(new Sid("one"), new Sid("One"));
}
