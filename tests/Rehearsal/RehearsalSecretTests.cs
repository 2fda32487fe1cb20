using System.Security.Cryptography;
using System.Text;

namespace Tests.Rehearsal;

/// <summary>The secrets of the uploaders' access keys are in nothing that a rehearsal prints or leaves behind.</summary>
public sealed class RehearsalSecretTests
{
    private const string Variable = "export UPLOADER_SECRET='";

    [Needs("moto_server", "aws")]
    public async Task The_secrets_and_the_SMTP_passwords_are_printed_and_kept_nowhere()
    {
        using var rehearsal = new RehearsalProcess("uploaders", "--keep");
        await rehearsal.WaitForAsync("# plain HTTP: ");
        var secrets = rehearsal.Output.Split('\n').Where(line => line.StartsWith(". '", StringComparison.Ordinal))
            .Select(line => line[3..^1]).ToDictionary(file => file, SecretIn);
        Assert.NotEmpty(secrets);
        Assert.All(secrets.Values, secret => Assert.Equal(40, secret.Length));
        var logs = Directory.EnumerateFiles(Path.GetDirectoryName(secrets.Keys.First())!, "*.log").ToArray();
        Assert.NotEmpty(logs); // the emulator's log, which a failed rehearsal keeps
        // The search finds a secret in the file that has it, so that it can fail.
        var files = secrets.Keys.ToDictionary(file => file, ReadShared);
        Assert.All(secrets, one => Assert.Equal([one.Key], Holding(files, one.Value)));
        var written = logs.ToDictionary(file => file, ReadShared);

        rehearsal.Signal("INT");
        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.Equal(0, exitCode);
        written["standard output"] = rehearsal.Output;
        written["standard error"] = error;
        foreach (var file in Directory.EnumerateFiles(rehearsal.Project, "*", SearchOption.AllDirectories))
        {
            written[file] = await File.ReadAllTextAsync(file);
        }

        Assert.All(secrets.Values, secret => Assert.Empty(Holding(written, secret)));
        Assert.Empty(await rehearsal.LeftoversAsync());
    }

    private static string SecretIn(string exports) => File.ReadAllLines(exports)
        .Single(line => line.StartsWith(Variable, StringComparison.Ordinal))[Variable.Length..^1];

    private static IEnumerable<string> Holding(Dictionary<string, string> texts, string secret)
    {
        string[] forms =
        [
            secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            SmtpPassword(secret, "us-east-1"),
        ];
        return from text in texts
               where forms.Any(form => text.Value.Contains(form, StringComparison.Ordinal))
               select text.Key;
    }

    /// <summary>https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html#smtp-credentials-convert</summary>
    private static string SmtpPassword(string secret, string region) => Convert.ToBase64String(
        [4, .. ((string[])["11111111", region, "ses", "aws4_request", "SendRawEmail"]).Aggregate(
            Encoding.UTF8.GetBytes($"AWS4{secret}"), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)))]);

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
