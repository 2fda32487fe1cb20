namespace Tests;

/// <summary>
/// Catches what a run under Pulumi.Testing is expected to throw. A failed run also spoils the exit code of the process, so
/// that a green test host would end with an error; this puts it back.
/// </summary>
internal static class ExpectedFailure
{
    public static async Task<TException> Of<TException>(Func<Task> run)
        where TException : Exception
    {
        var before = Environment.ExitCode;
        try
        {
            return await Assert.ThrowsAsync<TException>(run);
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }
}
