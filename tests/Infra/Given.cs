using Infra.Settings;

namespace Tests.Infra;

/// <summary>Settings of a stack as a test gives them: the least that is needed, and what the test is about.</summary>
internal sealed record Given(string StackName, Dictionary<string, string> Config, HashSet<string> SecretKeys)
{
    /// <summary>A key that no stack file holds; its private half was thrown away.</summary>
    public const string PublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOu/Zjk3DVDRbGqUkC+spyuQu6whYU8hL2WkXL861nD0";

    public static Given Settings(string stackName = "test") => new(
        stackName,
        new()
        {
            ["aws:region"] = "us-east-1",
            ["infra:bastion"] = $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{PublicKey}}"}""",
        },
        []);

    public Given With(string key, string value) => this with { Config = new(Config) { [key] = value } };

    public Given WithSecret(string key, string value) => With(key, value) with { SecretKeys = [.. SecretKeys, key] };

    public StackSettings Read() => Assert.IsType<SettingsReading.Read>(Reading()).Settings;

    public IReadOnlyList<SettingNote> Notes() => Assert.IsType<SettingsReading.Read>(Reading()).Notes;

    public IEnumerable<string> Problems() => Assert.IsType<SettingsReading.Refused>(Reading()).Problems.Select(problem => problem.ToString());

    private SettingsReading Reading() => StackSettings.Read(Config, SecretKeys, StackName);
}
