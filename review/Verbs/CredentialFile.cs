using System.Text;
using Review.Deployed;
using Review.Findings;
using Review.Model;

namespace Review.Verbs;

/// <summary>Reads the file of <c>--credential-report</c>, or the report in a folder with the answers of AWS.</summary>
public static class CredentialFile
{
    private const string Collected = "credential-report.json";

    /// <returns>The report; null, with one line on standard error, if the file is not a credential report.</returns>
    public static CredentialReport? Read(string path, Streams streams)
    {
        if (streams.ReadText(path) is not { } text)
        {
            return null;
        }

        switch (CredentialReport.Read(text))
        {
            case CredentialReading.Read read:
                return read.Report;
            case CredentialReading.Refused refused:
                streams.Error.WriteLine($"{Streams.Name(path)} is not a credential report: {refused.Reason}");
                return null;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <returns>The report that <c>./run collect</c> wrote into a folder; null, with the reason, if it is not there.</returns>
    public static (CredentialReport? Report, string? Reason) In(string folder)
    {
        CommandAnswer answer;
        try
        {
            // The comparison refuses a folder that is none.
            answer = Directory.Exists(folder) ? CommandAnswers.In(folder).Read(Collected) : new CommandAnswer.None();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, fault.Message);
        }

        if (answer is not CommandAnswer.Given given)
        {
            return (null, answer is CommandAnswer.Unread { Reason: var reason } ? reason : $"{Collected} is empty");
        }

        var text = given.Json["Content"].AsText() ?? "";
        var content = new byte[text.Length];
        return !Convert.TryFromBase64String(text, content, out var length) || length == 0
            ? (null, $"{Collected}: its member Content is not text in base64")
            : CredentialReport.Read(Encoding.UTF8.GetString(content, 0, length)) switch
            {
                CredentialReading.Read read => (read.Report, null),
                CredentialReading.Refused refused => (null, $"{Collected}: {refused.Reason}"),
                _ => throw new InvalidOperationException(),
            };
    }
}
