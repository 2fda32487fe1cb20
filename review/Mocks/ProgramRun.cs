using Pulumi;
using Review.Model;
using Review.Stacks;

namespace Review.Mocks;

/// <summary>Runs the program of a stack with mocks instead of the engine and the providers.</summary>
public static class ProgramRun
{
    private const string FallbackRegion = "us-east-1";

    // A failed run sets the exit code of the process, so the runs are sequential.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <param name="make">Constructs the stack with the options given.</param>
    /// <param name="secret">The secret that AWS generates for each access key; null for a placeholder.</param>
    /// <exception cref="ProgramFailedException">The program threw, or asked for something that a review has no assumption
    /// for.</exception>
    public static async Task<StackProgramResult> DeclareAsync<TStack>(
        StackConfiguration configuration, Func<StackOptions, TStack> make, string? secret = null)
        where TStack : Stack
    {
        var recorder = new Recorder();
        var mocks = new ReviewMocks(
            configuration.Values.GetValueOrDefault("aws:region", FallbackRegion), recorder.IsComponent, secret);
        var factory = new StackFactory<TStack>(() => make(recorder.Options));
        await OneAtATime.WaitAsync().ConfigureAwait(false);
        var exitCode = Environment.ExitCode;
        try
        {
            await Deployment.TestWithServiceProviderAsync<TStack>(
                mocks, factory, new() { ProjectName = configuration.Project, StackName = configuration.Stack, IsPreview = false })
                    .ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw ProgramFailedException.Of(failure, mocks.Refusals.FirstOrDefault());
        }
        finally
        {
            Environment.ExitCode = exitCode;
            OneAtATime.Release();
        }

        return await recorder.DeclarationAsync(configuration.Project, configuration.Stack, mocks).ConfigureAwait(false);
    }
}
