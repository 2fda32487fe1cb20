namespace Tests.Infra;

/// <summary>
/// A temporary home folder for a shell, so that no program reads or writes the home folder of the user who runs the tests.
/// </summary>
internal sealed class TemporaryHome : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("home-").FullName;

    /// <summary>Shell lines that set the home folder and unset the AWS variables of the machine.</summary>
    public string Script =>
        $"""
        for name in $(env | sed -n 's/^\(AWS_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done
        export HOME='{Folder}' AWS_EC2_METADATA_DISABLED=true AWS_PAGER=''
        cd
        """;

    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
