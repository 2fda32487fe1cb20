using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>The result of a run with an error.</summary>
[Collection("Pulumi")]
public sealed class FailureTests
{
    [Fact]
    public async Task An_exception_of_the_program_keeps_type_and_message_in_the_text()
    {
        var problem = await Failure(() => throw new FormatException("no"));
        Assert.StartsWith("Running program '", problem.Message, StringComparison.Ordinal);
        Assert.Contains(
            "' failed with an unhandled exception:\nSystem.FormatException: no",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_exception_keeps_only_its_message() =>
        Assert.Equal("mend this", (await Failure(() => throw new RunException("mend this"))).Message);

    [Fact]
    public async Task A_resource_exception_may_hide_its_stack()
    {
        Assert.Equal("mend this", (await Failure(() => throw new ResourceException("mend this", null, hideStack: true))).Message);
        Assert.StartsWith(
            "Pulumi.ResourceException: mend this", (await Failure(() => throw new ResourceException("mend this", null))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_an_apply_fails_the_run()
    {
        var problem = await Failure(() => Output.Create("x").Apply(Throw));
        Assert.Contains("System.FormatException: no x", problem.Message, StringComparison.Ordinal);

        static string Throw(string text) => throw new FormatException($"no {text}");
    }

    [Fact]
    public async Task An_exception_in_a_mock_fails_the_run()
    {
        var mocks = new Recorder { State = args => throw new FormatException($"no {args.Type}") };
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Update(mocks, () => _ = new Shelf("shelf")));
        Assert.Contains("System.FormatException: no shop:home/shelf:Shelf", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logged_error_fails_the_run_that_goes_on_all_the_same()
    {
        var mocks = new Recorder();
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Update(mocks, () =>
        {
            Log.Error("look here");
            _ = new Shelf("shelf");
        }));
        Assert.Equal("look here", problem.Message);
        Assert.Single(mocks.Resources);
    }

    [Fact]
    public async Task Several_errors_come_together()
    {
        var problem = await ExpectedFailure.Of<AggregateException>(() => Run.Update(new Recorder(), () =>
        {
            Log.Error("first");
            Log.Error("second");
        }));
        Assert.Equal(["first", "second"], problem.InnerExceptions.Select(inner => inner.Message).Order());
        Assert.All(problem.InnerExceptions, inner => Assert.IsType<RunException>(inner));
    }

    [Fact]
    public async Task Other_messages_do_not_fail_it() => await Run.Update(new Recorder(), () =>
    {
        Log.Debug("d");
        Log.Info("i");
        Log.Warn("w");
    });

    [Fact]
    public async Task A_failed_run_sets_the_exit_code_of_the_process()
    {
        var before = Environment.ExitCode;
        try
        {
            await Assert.ThrowsAsync<RunException>(() => Run.Update(new Recorder(), () => throw new RunException("x")));
            Assert.Equal(32, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("a:b:C", "")]
    public async Task A_resource_needs_a_type_and_a_name(string type, string name)
    {
        var problem = await Failure(() => _ = new CustomResource(type, name, null, null as CustomResourceOptions));
        Assert.Contains("cannot be null or empty.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_needs_a_run()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => new Shelf("shelf"));
        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", problem.Message);
    }

    private static Task<RunException> Failure(Action program) =>
        ExpectedFailure.Of<RunException>(() => Run.Update(new EmptyMocks(), program));
}
