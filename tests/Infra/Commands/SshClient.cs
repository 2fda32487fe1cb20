namespace Tests.Infra.Commands;

/// <summary>Asks OpenSSH's client for the effective settings of a host.</summary>
internal static class SshClient
{
    /// <summary>The lines of <c>ssh -G</c> for a host. An error message of ssh fails the test.</summary>
    public static IReadOnlyList<string> Settings(string host, string config)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, config);
        try
        {
            return SettingsFrom(host, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static IReadOnlyList<string> SettingsFrom(string host, string file)
    {
        var run = Programs.Run("ssh", input: "", "-T", "-G", "-F", file, host);
        Assert.Equal("", run.Error);
        return run.Output.Split('\n');
    }
}
