namespace Tests;

/// <summary>
/// Catches the expected exception of a run under Pulumi.Testing. A failed run also sets the exit code of the process, so a
/// successful test run would end with an error; this class resets it.
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
