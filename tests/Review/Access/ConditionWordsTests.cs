using IamEngine.Model;
using IamEngine.Vocabulary;
using Review.Access;

namespace Tests.Review.Access;

public sealed class ConditionWordsTests
{
    public static TheoryData<ConditionOperator, string, string, string> Tests => new()
    {
        { ConditionOperator.IpAddress, "aws:SourceIp", "203.0.113.0/24", "from 203.0.113.0/24" },
        { ConditionOperator.NotIpAddress, "aws:SourceIp", "203.0.113.0/24", "aws:SourceIp is not in 203.0.113.0/24" },
        { ConditionOperator.StringEquals, "sts:ExternalId", "6b7c1a52", "with the external id 6b7c1a52" },
        { ConditionOperator.StringNotEquals, "sts:ExternalId", "6b7c1a52", "sts:ExternalId is not 6b7c1a52" },
        { ConditionOperator.StringLike, "sts:ExternalId", "*", "sts:ExternalId is like *" },
        { ConditionOperator.Bool, "aws:MultiFactorAuthPresent", "true", "with a second factor (MFA)" },
        { ConditionOperator.Bool, "aws:MultiFactorAuthPresent", "false", "aws:MultiFactorAuthPresent is false" },
        { ConditionOperator.NumericLessThan, "aws:MultiFactorAuthAge", "900", "second factor (MFA) less than 900 s old" },
        { ConditionOperator.StringEquals, "iam:PassedToService", "ec2.amazonaws.com", "only to ec2.amazonaws.com" },
        { ConditionOperator.Null, "aws:TokenIssueTime", "true", "aws:TokenIssueTime is missing" },
        { ConditionOperator.Null, "aws:TokenIssueTime", "false", "aws:TokenIssueTime is there" },
        { ConditionOperator.DateGreaterThanEquals, "aws:CurrentTime", "2026-01-01T00:00:00Z",
            "aws:CurrentTime is at least 2026-01-01T00:00:00Z" },
    };

    [Theory]
    [MemberData(nameof(Tests))]
    public void A_condition_is_described_in_words(ConditionOperator condition, string key, string value, string words) =>
        Assert.Equal(words, ConditionWords.Of(new Condition(condition, new(key), [value])));

    [Fact]
    public void Keys_are_known_in_any_case() =>
        Assert.Equal(
            "from 203.0.113.0/24",
            ConditionWords.Of(new Condition(ConditionOperator.IpAddress, new("AWS:sourceip"), ["203.0.113.0/24"])));

    [Fact]
    public void A_condition_that_holds_for_a_missing_key_is_described_as_such() =>
        Assert.Equal(
            "aws:SourceIp is in 203.0.113.0/24, or is missing",
            ConditionWords.Of(Aws.SourceIp.IsIn(Cidr.Of("203.0.113.0/24")).OrMissing()));

    [Fact]
    public void A_quantified_test_says_how_many() =>
        Assert.Equal(
            "every aws:TagKeys is a or b",
            ConditionWords.Of(
                new Condition(ConditionOperator.StringEquals, new("aws:TagKeys"), ["a", "b"], Quantifier.ForAllValues)));

    [Fact]
    public void Every_operator_has_words_that_hold_the_key_and_the_value()
    {
        foreach (var condition in Enum.GetValues<ConditionOperator>())
        {
            var words = ConditionWords.Of(new Condition(condition, new("my:Key"), ["true"]));

            Assert.StartsWith("my:Key is", words, StringComparison.Ordinal);
            Assert.Equal(condition != ConditionOperator.Null, words.Contains("true", StringComparison.Ordinal));
            Assert.Equal(condition.IsNegated(), words.Contains("is not", StringComparison.Ordinal));
        }
    }
}
