using Infra.Settings;

namespace Tests.Infra;

/// <summary>The settings of a test: the required ones, and those under test.</summary>
internal sealed record TestSettings(string StackName, Dictionary<string, string> Config, HashSet<string> SecretKeys)
{
    /// <summary>A public key that is in no stack file; its private key was deleted.</summary>
    public const string PublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOu/Zjk3DVDRbGqUkC+spyuQu6whYU8hL2WkXL861nD0";

    public static TestSettings Settings(string stackName = "test") => new(
        stackName,
        new()
        {
            ["aws:region"] = "us-east-1",
            ["infra:bastion"] = $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{PublicKey}}"}""",
        },
        []);

    public TestSettings With(string key, string value) => this with { Config = new(Config) { [key] = value } };

    public TestSettings WithSecret(string key, string value) => With(key, value) with { SecretKeys = [.. SecretKeys, key] };

    public StackSettings Read() => Assert.IsType<SettingsReading.Read>(Reading()).Settings;

    public IReadOnlyList<SettingNote> Notes() => Assert.IsType<SettingsReading.Read>(Reading()).Notes;

    public IEnumerable<string> Problems() =>
        Assert.IsType<SettingsReading.Refused>(Reading()).Problems.Select(problem => problem.ToString());

    private SettingsReading Reading() => StackSettings.Read(Config, SecretKeys, StackName);
}
