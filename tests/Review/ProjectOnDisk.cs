namespace Tests.Review;

/// <summary>A folder with a <c>Pulumi.yaml</c> and stack files of a test.</summary>
internal sealed class ProjectOnDisk : IDisposable
{
    /// <summary>One setting of each type, with and without a default.</summary>
    public const string Declaring = """
        name: infra
        runtime: dotnet
        config:
          aws:region: {value: us-east-1}
          network:
            type: object
            default: {cidr: 10.0.0.0/16, zones: 2}
          zones:
            type: integer
            default: 2
          guarded:
            type: boolean
            default: true
          allowed:
            type: array
            items: {type: string}
            default: []
          owner:
            type: string
            default: nobody
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory().FullName;

    public ProjectOnDisk(string project = Declaring) => Write("Pulumi.yaml", project);

    public ProjectOnDisk With(string stack, string text)
    {
        Write($"Pulumi.{stack}.yaml", text);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
