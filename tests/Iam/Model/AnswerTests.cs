using IamEngine.Model;

namespace Tests.Model;

public class AnswerTests
{
    [Fact]
    public void Of_throws_with_every_reason()
    {
        var thrown = Assert.Throws<ArgumentException>(() => BucketName.Of("A"));
        Assert.Equal(
            "a bucket name has 3 to 63 characters; this one has 1; a bucket name has only lower-case letters, digits, hyphens "
                + "and dots",
            thrown.Message);
    }

    [Fact]
    public void Then_goes_on_with_the_value_and_keeps_the_reasons_for_a_no()
    {
        Assert.Equal(
            "123456789012", Reasons.Taken(AccountId.Ask("123456789012").Then(id => Arn.Ask($"arn:aws:iam::{id}:root"))).Account);
        Reasons.Are(
            AccountId.Ask("1").Then<Arn>(_ => throw new InvalidOperationException("asked though there is no value")),
            "`1` is not an account id: it has twelve digits, such as 123456789012");
    }
}
