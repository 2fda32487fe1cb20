using CsCheck;
using IamEngine.Model;
using Tests.Generators;

namespace Tests.Model;

public class ConditionBlockTests
{
    [Fact]
    public void Conditions_on_different_operators_or_keys_are_both_kept()
    {
        var block = ConditionBlock.Of(
            Test("StringLike", "s3:prefix", "a/*"),
            Test("StringLikeIfExists", "s3:prefix", "b/*"),
            Test("ForAnyValue:StringLike", "s3:prefix", "c/*")).And(Test("StringLike", "aws:username", "al"));
        Assert.Equal(
            ["ForAnyValue:StringLike s3:prefix {c/*}", "StringLike aws:username {al}", "StringLike s3:prefix {a/*}",
                "StringLikeIfExists s3:prefix {b/*}"],
            block.ToString().Split(" and "));
    }

    [Fact]
    public void A_repeated_condition_is_kept_once()
    {
        var condition = Test("StringEquals", "aws:username", "al", "bo");
        Assert.Equal(
            ConditionBlock.Of(condition), ConditionBlock.Of(condition, Test("StringEquals", "AWS:UserName", "bo", "al")));
    }

    [Theory]
    [InlineData("StringNotEquals")]
    [InlineData("StringNotEqualsIfExists")]
    [InlineData("StringNotLike")]
    [InlineData("NotIpAddress")]
    [InlineData("ArnNotLike")]
    [InlineData("NumericNotEquals")]
    [InlineData("DateNotEquals")]
    public void Neither_a_nor_b_is_one_list_under_a_negated_operator(string text) => Assert.Equal(
        ConditionBlock.Of(Test(text, "aws:username", "a", "b", "c")),
        ConditionBlock.Of(Test(text, "aws:username", "a", "b"), Test(text, "AWS:username", "c")));

    [Theory]
    [InlineData("StringEquals")]
    [InlineData("StringLike")]
    [InlineData("StringLikeIfExists")]
    [InlineData("IpAddress")]
    [InlineData("Bool")]
    [InlineData("Null")]
    [InlineData("NumericLessThan")]
    [InlineData("ForAnyValue:StringEquals")]
    [InlineData("ForAnyValue:StringNotEquals")]
    [InlineData("ForAllValues:StringNotEquals")]
    public void A_and_also_b_is_refused_where_one_list_would_mean_a_or_b(string text)
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => ConditionBlock.Of(Test(text, "aws:username", "a"), Test(text, "aws:username", "b")));
        Assert.Equal(
            $"one condition cannot hold `{text} aws:username {{a}}` and `{text} aws:username {{b}}` both: "
            + "a second list of values would mean one or the other; name all alternatives in one condition",
            thrown.Message);
    }

    [Fact]
    public void No_condition_is_ever_lost() => Gen.Select(GenCondition.Test, GenCondition.Test).Sample((one, other) =>
    {
        try
        {
            var block = ConditionBlock.Of(one, other);
            Assert.All([one, other], test => Assert.Contains(block, kept =>
                kept.OperatorText == test.OperatorText && kept.Key == test.Key
                    && test.Values.All(value => kept.Values.Contains(value))));
        }
        catch (ArgumentException)
        {
            Assert.Equal((one.OperatorText, one.Key), (other.OperatorText, other.Key));
        }
    }, iter: 5_000);

    [Fact]
    public void The_order_of_adding_conditions_does_not_matter() => Gen.Select(GenCondition.Block, GenCondition.Test)
        .Where((block, condition) => block.All(known => known.OperatorText != condition.OperatorText))
        .Sample((block, condition) =>
        {
            var (behind, before) = (block.And(condition), ConditionBlock.Of([condition, .. block]));
            return behind == before && behind.GetHashCode() == before.GetHashCode();
        });

    [Fact]
    public void OrMissing_is_the_IfExists_form_and_Null_has_none()
    {
        Assert.Equal("StringEqualsIfExists", Test("StringEquals", "aws:username", "al").OrMissing().OperatorText);
        Assert.Equal(
            "Null asks whether the key is there; it has no IfExists form",
            Assert.Throws<InvalidOperationException>(() => Test("Null", "aws:username", "true").OrMissing()).Message);
    }

    private static Condition Test(string text, string key, params string[] values) =>
        ConditionOperators.TryRead(text, out var op, out var quantifier, out var ifExists)
            ? new(op, new(key), [.. values], quantifier, ifExists)
            : throw new ArgumentException(text);
}
