using Review.Findings;

namespace Review.Verbs;

/// <summary>Reads the file of <c>--credential-report</c>.</summary>
public static class CredentialFile
{
    /// <summary>The report; null if the file is none, with one line on standard error.</summary>
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
                streams.Error.WriteLine($"{Streams.Name(path)}: is not a credential report: {refused.Reason}");
                return null;
            default:
                throw new InvalidOperationException();
        }
    }
}
