using IamEngine.Decide;
using IamEngine.Prove;

namespace Tests.Prove;

/// <summary>Policy variables: the same variable on both sides is equal, and no proof depends on a particular value.</summary>
public class VariableTests
{
    [Theory]
    [InlineData("""{"StringEquals":{"s3:prefix":"${aws:username}"}}""", """{"StringEquals":{"s3:prefix":"${aws:username}"}}""")]
    [InlineData("""{"StringEquals":{"s3:prefix":"${aws:username}/a"}}""", """{"StringLike":{"s3:prefix":"${aws:username}/*"}}""")]
    [InlineData(
        """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team}"}}""",
        """{"StringEqualsIgnoreCase":{"s3:prefix":"${aws:PrincipalTag/team}"}}""")]
    [InlineData(
        """{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:us-east-1:${aws:PrincipalTag/a}:t"}}""",
        """{"StringLike":{"aws:SourceArn":"arn:aws:sns:us-east-1:${aws:PrincipalTag/a}:*"}}""")]
    [InlineData(
        """{"StringEquals":{"s3:prefix":"a${aws:PrincipalTag/team, 'none'}"}}""", """{"StringLike":{"s3:prefix":"?*"}}""")]
    public void The_same_variable_on_both_sides_cancels_out(string head, string @base) => Assert.True(Ask(head, @base).IsProved);

    [Theory]
    [InlineData(
        "case that one side minds", """{"StringEqualsIgnoreCase":{"s3:prefix":"${aws:PrincipalTag/team}"}}""",
        """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team}"}}""")]
    [InlineData(
        "a colon that one side minds", """{"StringEquals":{"aws:SourceArn":"arn:aws:sns:us-east-1:${aws:PrincipalTag/a}:t"}}""",
        """{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:us-east-1:${aws:PrincipalTag/a}:t"}}""")]
    [InlineData(
        "a default", """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team, 'none'}"}}""",
        """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team}"}}""")]
    [InlineData(
        "another default", """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team, 'none'}"}}""",
        """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team, 'nil'}"}}""")]
    [InlineData(
        "a missing value", """{"StringNotEquals":{"s3:prefix":"${aws:PrincipalTag/team}"}}""",
        """{"StringNotEquals":{"s3:prefix":"${aws:PrincipalTag/team}"},"Null":{"aws:PrincipalTag/team":"false"}}""")]
    [InlineData(
        "a value in full", """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team}"}}""",
        """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/team}"},"StringNotEquals":{"aws:PrincipalTag/team":"red"}}""")]
    [InlineData(
        "two variables", """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/a}"}}""",
        """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/b}"}}""")]
    public void A_value_can_make_a_difference(string by, string head, string @base)
    {
        var proof = Ask(head, @base);
        Assert.False(proof.IsProved, $"{by}: {proof}");
        Assert.True(
            proof is Proof.Refuted { Example.Verdicts: [{ Verdict: Verdict.Allowed }, { Verdict: not Verdict.Allowed }] },
            $"{by}: {proof}");
    }

    [Fact]
    public void A_comparison_that_depends_on_lengths_is_unknown_with_its_reason()
    {
        var unknown = Assert.IsType<Proof.Unknown>(Ask(
            """{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/a}${aws:PrincipalTag/b}"}}""",
            """{"StringLike":{"s3:prefix":"??*"}}"""));
        Assert.StartsWith(
            "it depends on what ${aws:principaltag/a} and ${aws:principaltag/b} stands for", unknown.Reason,
            StringComparison.Ordinal);
        Assert.True(unknown.Cost.Steps > 0);
    }

    private static Proof Ask(string head, string @base) => DocumentFactsTests.Ask(Policy(head), Policy(@base));

    private static string Policy(string condition) =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{{condition}} } }""";
}
