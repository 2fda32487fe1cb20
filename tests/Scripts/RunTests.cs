namespace Tests.Scripts;

/// <summary>
/// Tests of <c>./run</c>, with the utilities of a stock macOS. <see cref="RunInBash32Tests"/> runs the same in bash 3.2.
/// </summary>
public abstract class RunTests : IDisposable
{
    private protected const string NotServed =
        "/x/infra/Infra.csproj : error NU1101: Unable to find package Pulumi. No packages exist with this id in source(s): "
            + "nuget.org [/x/infra/Infra.csproj]\n";

    /// <summary>The shell of the tests that are constructed from here on; <c>bash</c> by default.</summary>
    internal static AsyncLocal<string?> Shell { get; } = new();

    private protected RunSandbox Sandbox { get; } = new(Shell.Value ?? "bash");

    public void Dispose()
    {
        Sandbox.Dispose();
        GC.SuppressFinalize(this);
    }
}
