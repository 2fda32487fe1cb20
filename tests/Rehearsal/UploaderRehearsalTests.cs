using System.Security.Cryptography;
using System.Text;

namespace Tests.Rehearsal;

/// <summary>A rehearsal of a stack with uploaders.</summary>
public sealed class UploaderRehearsalTests(UploaderRehearsalTests.Rehearsed rehearsed)
    : IClassFixture<UploaderRehearsalTests.Rehearsed>
{
    private const string Variable = "export UPLOADER_SECRET='";

    [Needs("moto_server", "aws")]
    public void Each_uploader_works_under_its_own_prefixes_and_is_refused_elsewhere()
    {
        foreach (var title in (string[])[
            "alice assumes its role", "alice writes in checkpoints/", "alice does not delete in checkpoints/",
            "alice does not read in exports/", "alice does not list elsewhere/", "alice is refused the role of exporter",
            "exporter deletes in exports/", "exporter does not read in checkpoints/", "exporter is refused the role of jobs",
            "exporter is refused the role of ci"])
        {
            Assert.Equal("ok", State(title));
        }

        Assert.Equal("--", State("the steps of ci")); // skipped
        Assert.Equal("", State("alice"));
        Assert.DoesNotContain("\nNO ", rehearsed.Output, StringComparison.Ordinal);

        string State(string title) => System.Text.RegularExpressions.Regex.Match(
            rehearsed.Output, $@"^(ok|NO|--) walk: {title} \([0-9.]+ s\)$",
            System.Text.RegularExpressions.RegexOptions.Multiline).Groups[1].Value;
    }

    [Needs("moto_server", "aws")]
    public void The_secrets_and_the_SMTP_passwords_are_printed_and_kept_nowhere()
    {
        Assert.NotEmpty(rehearsed.Secrets);
        Assert.All(rehearsed.Secrets.Values, secret => Assert.Equal(40, secret.Length));
        // The search finds a secret in the file that has it, so that it can fail.
        Assert.All(rehearsed.Secrets, one => Assert.Equal([one.Key], Holding(rehearsed.Exports, one.Value)));
        Assert.All(rehearsed.Secrets.Values, secret => Assert.Empty(Holding(rehearsed.Written, secret)));
    }

    [Needs("moto_server", "aws")]
    public void It_ends_when_it_is_interrupted_and_leaves_nothing()
    {
        Assert.Equal(0, rehearsed.ExitCode);
        Assert.Empty(rehearsed.Leftovers);
    }

    /// <summary>The rehearsal, from its start to its end by an interrupt.</summary>
    public sealed class Rehearsed : IAsyncLifetime
    {
        public string Output { get; private set; } = "";

        public int ExitCode { get; private set; }

        public IReadOnlyList<string> Leftovers { get; private set; } = [];

        /// <summary>The secret in each file that exports one.</summary>
        public IReadOnlyDictionary<string, string> Secrets { get; private set; } = new Dictionary<string, string>();

        /// <summary>The texts of the files that export a secret.</summary>
        public IReadOnlyDictionary<string, string> Exports { get; private set; } = new Dictionary<string, string>();

        /// <summary>The texts of all that must not have a secret: the output, the logs and the project's files.</summary>
        public IReadOnlyDictionary<string, string> Written { get; private set; } = new Dictionary<string, string>();

        public async Task InitializeAsync()
        {
            if (Programs.Find("moto_server") is null || Programs.Find("aws") is null)
            {
                return; // the tests are skipped
            }

            using var rehearsal = new RehearsalProcess("uploaders", "--keep");
            await rehearsal.WaitForAsync("# plain HTTP: ");
            Secrets = rehearsal.Output.Split('\n').Where(line => line.StartsWith(". '", StringComparison.Ordinal))
                .Select(line => line[3..^1]).ToDictionary(file => file, SecretIn);
            Exports = Secrets.Keys.ToDictionary(file => file, ReadShared);
            var logs = Directory.EnumerateFiles(Path.GetDirectoryName(Secrets.Keys.First())!, "*.log").ToArray();
            Assert.NotEmpty(logs); // the emulator's log, which a failed rehearsal keeps
            var written = logs.ToDictionary(file => file, ReadShared);

            rehearsal.Signal("INT");
            (ExitCode, var error) = await rehearsal.EndAsync();

            Output = rehearsal.Output;
            written["standard output"] = Output;
            written["standard error"] = error;
            foreach (var file in Directory.EnumerateFiles(rehearsal.Project, "*", SearchOption.AllDirectories))
            {
                written[file] = await File.ReadAllTextAsync(file);
            }

            Written = written;
            Leftovers = await rehearsal.LeftoversAsync();
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }

    private static string SecretIn(string exports) => File.ReadAllLines(exports)
        .Single(line => line.StartsWith(Variable, StringComparison.Ordinal))[Variable.Length..^1];

    private static IEnumerable<string> Holding(IReadOnlyDictionary<string, string> texts, string secret)
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
