using System.Security.Cryptography;
using System.Text;

namespace Tests.Rehearsal;

/// <summary>The secret of the uploader's access key is in nothing that a rehearsal prints or leaves behind.</summary>
public sealed class RehearsalSecretTests
{
    [Needs("moto_server", "aws")]
    public async Task The_secret_and_the_SMTP_password_are_printed_and_kept_nowhere()
    {
        using var rehearsal = new RehearsalProcess("dev", "--keep");
        await rehearsal.WaitForAsync("# plain HTTP: ");
        var exports = rehearsal.Output.Split('\n').Single(line => line.StartsWith(". '", StringComparison.Ordinal))[3..^1];
        const string Variable = "export UPLOADER_SECRET='";
        var secret = (await File.ReadAllLinesAsync(exports))
            .Single(line => line.StartsWith(Variable, StringComparison.Ordinal))[Variable.Length..^1];
        Assert.Equal(40, secret.Length);
        var work = Path.GetDirectoryName(exports)!;
        var logs = Directory.EnumerateFiles(work, "*.log").ToArray();
        Assert.NotEmpty(logs); // the emulator's log, which a failed rehearsal keeps
        var printed = logs.Append(exports).ToDictionary(file => file, ReadShared);
        // The search finds a secret, so that it can fail.
        Assert.Equal([exports], Holding(printed, secret));
        printed.Remove(exports);

        rehearsal.Signal("INT");
        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.Equal(0, exitCode);
        printed["standard output"] = rehearsal.Output;
        printed["standard error"] = error;
        foreach (var file in Directory.EnumerateFiles(rehearsal.Project, "*", SearchOption.AllDirectories))
        {
            printed[file] = await File.ReadAllTextAsync(file);
        }

        Assert.Empty(Holding(printed, secret));
        Assert.Empty(await rehearsal.LeftoversAsync());
    }

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
