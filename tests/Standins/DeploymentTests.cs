using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

[Collection("Pulumi")]
public sealed class DeploymentTests
{
    [Fact]
    public async Task Has_the_given_values()
    {
        var options = new TestOptions
        {
            ProjectName = "infra",
            StackName = "dev",
            OrganizationName = "org",
            RootDirectory = "/home/infra",
            IsPreview = false,
        };
        await Deployment.TestAsync(new EmptyMocks(), options, () =>
        {
            var instance = Deployment.Instance;
            Assert.Equal(
                ("infra", "dev", "org", "/home/infra", false),
                (instance.ProjectName, instance.StackName, instance.OrganizationName, instance.RootDirectory, instance.IsDryRun));
        });
    }

    [Fact]
    public async Task Has_default_names_without_options()
    {
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            var instance = Deployment.Instance;
            Assert.Equal(
                ("project", "stack", "organization"), (instance.ProjectName, instance.StackName, instance.OrganizationName));
            Assert.Throws<InvalidOperationException>(() => instance.RootDirectory);
        });
    }

    [Fact]
    public void Is_there_only_during_a_run()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", problem.Message);
    }

    [Fact]
    public async Task Does_not_outlive_its_run()
    {
        await Run.Update(new EmptyMocks(), () => { });
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task A_function_may_return_outputs_now_or_later()
    {
        var (resources, outputs) = await Deployment.TestAsync(new Recorder(), new TestOptions(), () =>
            new Dictionary<string, object?> { ["label"] = new Shelf("shelf", new ShelfArgs { Label = "a" }).Label });
        Assert.IsType<Shelf>(Assert.Single(resources));
        Assert.Equal("a", await ((Output<string>)outputs["label"]!).Read());

        (resources, outputs) = await Deployment.TestAsync(new Recorder(), new TestOptions(), Later);
        Assert.IsType<Shelf>(Assert.Single(resources));
        Assert.Equal(1, outputs["count"]);

        static async Task<IDictionary<string, object?>> Later()
        {
            await Task.Delay(1);
            _ = new Shelf("shelf");
            return new Dictionary<string, object?> { ["count"] = 1 };
        }
    }

    [Fact]
    public async Task A_function_may_return_nothing_now_or_later()
    {
        Assert.Single(await Deployment.TestAsync(new Recorder(), new TestOptions(), () => { _ = new Shelf("shelf"); }));
        Assert.Single(await Deployment.TestAsync(new Recorder(), new TestOptions(), async () =>
        {
            await Task.Delay(1);
            _ = new Shelf("shelf");
        }));
    }

    [Fact]
    public async Task The_stack_around_a_function_registers_no_outputs_of_its_own()
    {
        var mocks = new Recorder();
        await Deployment.TestAsync(mocks, new TestOptions(), () => new Dictionary<string, object?> { ["a"] = 1 });
        Assert.Empty(mocks.Outputs.SelectMany(request => request.Outputs));
    }

    [Fact]
    public async Task Waits_for_what_an_apply_does()
    {
        var done = false;
        await Run.Update(new Recorder(), () => Output.Create("x").Apply(async _ =>
        {
            await Task.Delay(20);
            done = true;
        }));
        Assert.True(done);
    }

    [Fact]
    public async Task Runs_side_by_side_do_not_mix()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var resources = await Deployment.TestAsync(
                new SlowRecorder("shelf"), new TestOptions { StackName = $"s{i}" }, () => { _ = new Shelf("shelf"); });
            return await Assert.Single(resources).Urn.Read();
        }));
        Assert.Equal(
            Enumerable.Range(0, 8).Select(i => $"urn:pulumi:s{i}::project::pulumi:pulumi:Stack$shop:home/shelf:Shelf::shelf"),
            runs);
    }

    [Fact]
    public async Task Without_an_engine_nothing_is_run()
    {
        using var noEngine = new EnvironmentVariables(("PULUMI_MONITOR", null), ("PULUMI_ENGINE", null));
        var (exitCode, errors) = (Environment.ExitCode, Console.Error);
        var hasRun = false;
        try
        {
            Console.SetError(TextWriter.Null);
            Assert.NotEqual(0, await Deployment.RunAsync(() => { hasRun = true; }));
        }
        catch (InvalidOperationException problem)
        {
            Assert.Equal("Program run without the Pulumi engine available; re-run using the `pulumi` CLI", problem.Message);
        }
        finally
        {
            Console.SetError(errors);
            Environment.ExitCode = exitCode;
        }

        Assert.False(hasRun);
    }
}
