using IamEngine.Model;

namespace Tests.Model;

public class ConditionOperatorTests
{
    [Theory]
    [InlineData("StringEquals", ConditionOperator.StringEquals, Quantifier.None, false)]
    [InlineData("stringequals", ConditionOperator.StringEquals, Quantifier.None, false)]
    [InlineData("StringEqualsIfExists", ConditionOperator.StringEquals, Quantifier.None, true)]
    [InlineData("STRINGEQUALSIFEXISTS", ConditionOperator.StringEquals, Quantifier.None, true)]
    [InlineData("ForAllValues:StringLike", ConditionOperator.StringLike, Quantifier.ForAllValues, false)]
    [InlineData("forallvalues:stringlikeifexists", ConditionOperator.StringLike, Quantifier.ForAllValues, true)]
    [InlineData("ForAnyValue:StringEqualsIgnoreCase", ConditionOperator.StringEqualsIgnoreCase, Quantifier.ForAnyValue, false)]
    [InlineData("ForAnyValue:ArnNotLikeIfExists", ConditionOperator.ArnNotLike, Quantifier.ForAnyValue, true)]
    [InlineData("Null", ConditionOperator.Null, Quantifier.None, false)]
    public void An_operator_is_read_in_any_case(string text, ConditionOperator op, Quantifier quantifier, bool ifExists)
    {
        Assert.True(ConditionOperators.TryRead(text, out var readCondition, out var readQuantifier, out var readIfExists));
        Assert.Equal((op, quantifier, ifExists), (readCondition, readQuantifier, readIfExists));
    }

    [Fact]
    public void A_written_operator_reads_back_equal()
    {
        foreach (var op in Enum.GetValues<ConditionOperator>())
        {
            foreach (var quantifier in Enum.GetValues<Quantifier>())
            {
                foreach (var ifExists in new[] { false, true })
                {
                    var text = new Condition(op, new("aws:username"), [], quantifier, ifExists).OperatorText;
                    Assert.True(
                        ConditionOperators.TryRead(text, out var readCondition, out var readQuantifier, out var readIfExists),
                        text);
                    Assert.Equal((op, quantifier, ifExists), (readCondition, readQuantifier, readIfExists));
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("IfExists")]
    [InlineData("ForAnyValue:")]
    [InlineData("ForAnyValue:IfExists")]
    [InlineData("StringEqualsIfExistsIfExists")]
    [InlineData("ForAnyValue:ForAllValues:StringEquals")]
    [InlineData("ForSomeValue:StringEquals")]
    [InlineData("0")]
    [InlineData("26")]
    [InlineData("-1")]
    [InlineData("String_Equals")]
    [InlineData("StringEquals,Bool")]
    [InlineData("StringEquals ")]
    [InlineData(" StringEquals")]
    [InlineData("StringEquals\n")]
    [InlineData("StringMatches")]
    [InlineData("NotNull")]
    public void Other_text_is_not_an_operator(string text) => Assert.False(ConditionOperators.TryRead(text, out _, out _, out _));

    [Fact]
    public void There_are_twenty_seven_each_of_the_kind_that_its_name_says()
    {
        var kinds = Enum.GetValues<ConditionOperator>().ToLookup(op => op.Kind());
        Assert.Equal(27, kinds.Sum(kind => kind.Count()));
        Assert.Equal(
            """
            String StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike
            Number NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals
            Date DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals
            Bool Bool
            Binary BinaryEquals
            IpAddress IpAddress NotIpAddress
            Arn ArnEquals ArnLike ArnNotEquals ArnNotLike
            Null Null
            """,
            string.Join('\n', kinds.Select(kind => $"{kind.Key} {string.Join(' ', kind)}")));
    }

    [Fact]
    public void An_operator_is_negated_when_its_name_says_not() =>
        Assert.All(Enum.GetValues<ConditionOperator>(), condition =>
            Assert.Equal(condition.ToString().Contains("Not", StringComparison.Ordinal), condition.IsNegated()));

    [Fact]
    public void Wildcards_work_under_Like_and_under_every_ARN_operator() =>
        Assert.All(Enum.GetValues<ConditionOperator>(), condition => Assert.Equal(
            condition.ToString().Contains("Like", StringComparison.Ordinal)
                || condition.ToString().StartsWith("Arn", StringComparison.Ordinal),
            condition.HasWildcards()));
}
