namespace Tests.Infra;

/// <summary>A home folder of its own for a shell, so that no program reads or writes the one of whoever runs the tests.</summary>
internal sealed class TemporaryHome : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("home-").FullName;

    /// <summary>Lines of shell that make it the home folder, and take the AWS settings of the machine away.</summary>
    public string Script =>
        $"""
        for name in $(env | sed -n 's/^\(AWS_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done
        export HOME='{Folder}' AWS_EC2_METADATA_DISABLED=true AWS_PAGER=''
        cd
        """;

    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
