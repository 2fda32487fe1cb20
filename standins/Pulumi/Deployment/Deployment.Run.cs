namespace Pulumi;

/// <summary>Running a deployment, which the stand-ins do not support.</summary>
public sealed partial class Deployment
{
    public static Task<int> RunAsync(Action action) => Refuse();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => Refuse();

    public static Task<int> RunAsync(Func<Task> func) => Refuse();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => Refuse();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => Refuse();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => Refuse();

    private static async Task<int> Refuse()
    {
        await Console.Error.WriteLineAsync(
            """
            This program was built with the stand-ins for Pulumi's packages (standins/), which cannot deploy.
            The environment variable PulumiSdk, or -p:PulumiSdk, says so. Unset it, and deploy where NuGet serves Pulumi's packages.
            """).ConfigureAwait(false);
        return Environment.ExitCode = 1;
    }
}
