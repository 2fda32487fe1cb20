using CsCheck;

namespace Tests.Generators;

public class SamplingTests
{
    [Fact]
    public void Two_runs_draw_the_same_cases_unless_fresh_ones_are_asked_for()
    {
        var same = Draw().SequenceEqual(Draw());
        Assert.Equal(!Sampling.IsFresh, same);
    }

    [Fact]
    public void The_cases_of_a_run_differ() => Assert.True(Draw().Distinct().Count() > 950);

    [Fact]
    public void A_failure_prints_a_seed_that_fails_again()
    {
        var failure = Assert.Throws<CsCheckException>(() => Gen.Int.Sample(number => number % 7 != 3, iter: 1_000));
        var seed = failure.Message.Split('"')[1];
        var again = Assert.Throws<CsCheckException>(
            () => CsCheck.Check.Sample(Gen.Int, number => number % 7 != 3, seed: seed, iter: 1, threads: 1));
        Assert.Contains(seed, again.Message);
    }

    [Fact]
    public async Task A_test_that_waits_draws_the_same_cases_too()
    {
        var same = (await DrawAsync()).SequenceEqual(await DrawAsync());
        Assert.Equal(!Sampling.IsFresh, same);
        Assert.True((await DrawAsync()).Distinct().Count() > 95);
    }

    [Fact]
    public async Task A_failure_of_a_test_that_waits_prints_a_seed_that_fails_again()
    {
        static Task Fail(int number) => number % 7 == 3 ? throw new InvalidOperationException() : Task.CompletedTask;
        var failure = await Assert.ThrowsAsync<CsCheckException>(() => Gen.Int.SampleAsync(Fail, iter: 100));
        var seed = failure.Message.Split('"')[1];
        await Assert.ThrowsAsync<CsCheckException>(
            () => CsCheck.Check.SampleAsync(Gen.Int, Fail, seed: seed, iter: 1, threads: 1));
    }

    private static async Task<List<int>> DrawAsync()
    {
        var drawn = new List<int>();
        await Gen.Int[0, 1_000_000].SampleAsync(
            number =>
            {
                drawn.Add(number);
                return Task.CompletedTask;
            },
            iter: 100);
        return drawn;
    }

    private static List<int> Draw()
    {
        var drawn = new List<int>();
        Gen.Int[0, 1_000_000].Sample(drawn.Add, iter: 1_000, threads: 1);
        return drawn;
    }
}
