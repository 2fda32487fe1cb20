namespace Tests.Infra;

/// <summary>What OpenSSH's client makes of a configuration.</summary>
internal static class SshClient
{
    /// <summary>The lines of <c>ssh -G</c> for a host. A complaint of ssh fails the test.</summary>
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
        var asked = Programs.Run("ssh", input: "", "-T", "-G", "-F", file, host);
        Assert.Equal("", asked.Error);
        return asked.Output.Split('\n');
    }
}
