using System.Diagnostics;
using IamEngine.Json;
using IamEngine.Prove;

namespace Tests.Prove;

/// <summary>Patterns that are hard to compare: the prover answers, or reports that the budget is spent.</summary>
public class BudgetTests
{
    private static readonly Budget Short = new(2_000_000);

    [Fact]
    public void Six_hundred_conditions_on_one_list_exhaust_the_budget_while_encoding()
    {
        var unknown = Assert.IsType<Proof.Unknown>(Ask(
            Statements(600, i => $$$"""{"ForAnyValue:StringEquals":{"aws:TagKeys":["a{{{i}}}","b{{{i}}}","c{{{i}}}"]}}"""),
            Statements(600, i =>
                $$$"""{"ForAllValues:StringLike":{"aws:TagKeys":"a{{{i}}}*"},"Null":{"aws:TagKeys":"false"}}"""), Short));
        Assert.Equal("the budget was spent before an answer was found", unknown.Reason);
        Assert.True(unknown.Cost.Steps > 0);
    }

    [Fact]
    public void A_question_takes_the_same_steps_in_every_run()
    {
        var costs = Enumerable.Range(0, 5).AsParallel().WithDegreeOfParallelism(5).Select(_ => Ask(
            Resource("arn:aws:s3:::b/*a*b*c*"),
            Statements(20, i => $$$"""{"StringLike":{"s3:prefix":["*a{{{i}}}*","b*{{{i}}}"]}}""")).Cost).ToList();
        Assert.Single(costs.Distinct());
    }

    [Fact]
    public void The_time_cap_ends_a_question_and_is_the_reason()
    {
        var unknown = Assert.IsType<Proof.Unknown>(Ask(
            Resource($"arn:aws:s3:::b/{Repeat("a*", 3_000)}"), Resource($"arn:aws:s3:::b/{Repeat("*a", 3_000)}"),
            Budget.Default with { TimeCap = TimeSpan.Zero }));
        Assert.Equal(
            "the time cap of 0 minutes was reached before the steps were spent; a less busy machine may find an answer",
            unknown.Reason);
    }

    [Fact]
    public void A_pattern_of_sixty_thousand_letters_is_given_up_or_answered() =>
        Ask(Resource($"arn:aws:s3:::b/{Repeat("a*", 30_000)}"), Resource($"arn:aws:s3:::b/{Repeat("*a", 30_000)}"), Short);

    [Fact]
    public void Thousands_of_question_marks_are_answered() =>
        Assert.True(
            Ask(Resource($"arn:aws:s3:::b/{Repeat("?", 2_000)}a*"),
            Resource($"arn:aws:s3:::b/*{Repeat("?", 1_999)}*a*")).IsProved);

    [Fact]
    public void Numbers_and_dates_beyond_any_type_are_answered() =>
        Assert.IsNotType<Proof.Unknown>(Ask(
            Statements(1, _ =>
                """{"NumericLessThan":{"s3:max-keys":["1e400","99999999999999999999999999999999999999","-0"]},"DateLessThan":{"aws:CurrentTime":["99999999999999999999","9999-12-31T23:59:59Z"]}}"""),
            Statements(1, _ => """{"NumericLessThanEquals":{"s3:max-keys":["79228162514264337593543950334.5","5"]}}""")));

    [Fact]
    public void Thousands_of_blocks_of_both_families_are_answered() =>
        Assert.True(Ask(
            Statements(1, _ =>
                $$$"""{"IpAddress":{"aws:SourceIp":[{{{string.Join(",", Enumerable.Range(0, 2_000).Select(i => $"\"10.{i / 256}.{i % 256}.0/{24 + (i % 9)}\"").Append("\"2001:db8:1::/48\""))}}}]}}"""),
            Statements(1, _ => """{"IpAddress":{"aws:SourceIp":["10.0.0.0/9","2001:db8::/33"]}}""")).IsProved);

    private static Proof Ask(string head, string @base, Budget? budget = null)
    {
        var (one, other) =
            (AnalyzedPolicy.Of(PolicyReader.Identity(head).OrThrow()), AnalyzedPolicy.Of(PolicyReader.Identity(@base).OrThrow()));
        var started = Stopwatch.GetTimestamp();
        var proof = Prover.Ask(new Question.Implies(one, other), budget);
        // A generous limit, for a busy machine: the test only checks that the proof ends.
        Assert.True(
            Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), $"{proof} took {Stopwatch.GetElapsedTime(started)}");
        return proof;
    }

    private static string Resource(string pattern) =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"{{pattern}}"} }""";

    private static string Statements(int count, Func<int, string> condition) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", Enumerable.Range(0, count).Select(i => $$$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{{{condition(i)}}}}"""))}}]}""";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
