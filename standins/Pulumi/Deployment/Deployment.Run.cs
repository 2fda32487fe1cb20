namespace Pulumi;

/// <summary>Deploying, which is the one thing that stand-ins cannot do.</summary>
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
            Where the packages can be restored, deploy with them: PulumiSdk=nuget pulumi up. Or call ./run there once: it finds
            out which of the two this machine can build with, and every later build agrees.
            """).ConfigureAwait(false);
        return Environment.ExitCode = 1;
    }
}
