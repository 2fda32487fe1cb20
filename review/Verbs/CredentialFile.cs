using Review.Findings;

namespace Review.Verbs;

/// <summary>Reads the file of <c>--credential-report</c>.</summary>
public static class CredentialFile
{
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
}
