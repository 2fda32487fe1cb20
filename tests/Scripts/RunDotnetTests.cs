namespace Tests.Scripts;

/// <summary>The places in which <c>./run</c> looks for the .NET SDK.</summary>
public sealed class RunDotnetTests : RunTests
{
    [Needs("bash")]
    public void An_sdk_that_is_not_on_the_PATH_comes_with_the_line_that_Pulumi_needs()
    {
        Sandbox.RemoveDotnet("bin/dotnet");
        Sandbox.Dotnet("project/.dotnet/dotnet");

        var run = Sandbox.Run([("PulumiSdk", "standin")], "sdk");

        Assert.Equal((0, "standin\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            "run: for pulumi, which takes dotnet from the PATH: export DOTNET_ROOT='PROJECT/.dotnet' "
                + "PATH=\"PROJECT/.dotnet:$PATH\"\n", run.Error);
    }

    [Needs("bash")]
    public void An_sdk_of_another_version_is_ignored()
    {
        Sandbox.Dotnet("bin/dotnet", hasSdk: false);
        Sandbox.Dotnet("home/.dotnet/dotnet");

        Assert.Equal(0, Sandbox.Run([("PulumiSdk", "standin")], "sdk").ExitCode);
    }

    [Needs("bash")]
    public void Without_an_sdk_and_without_a_connection_the_instructions_are_shown()
    {
        Sandbox.RemoveDotnet("bin/dotnet");

        var run = Sandbox.Run("review", "dev");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Microsoft publishes no checksum of it", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "Install the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0", run.Error,
            StringComparison.Ordinal);
    }
}
