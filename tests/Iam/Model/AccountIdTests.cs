using IamEngine.Model;

namespace Tests.Model;

public class AccountIdTests
{
    [Theory]
    [InlineData("123456789012")]
    [InlineData("000000000001")]
    public void Twelve_digits_are_an_account_id_with_leading_zeros_too(string text) =>
        Assert.Equal(text, AccountId.Of(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("12345678901")]
    [InlineData("1234567890123")]
    [InlineData("1234-5678-9012")]
    [InlineData("12345678901a")]
    [InlineData("12345678901 ")]
    [InlineData("12345678901\n")]
    [InlineData("١٢٣٤٥٦٧٨٩٠١٢")]
    public void Other_text_is_not_an_account_id(string text) =>
        Reasons.Are(AccountId.Ask(text), $"`{text}` is not an account id: it has twelve digits, such as 123456789012");
}
