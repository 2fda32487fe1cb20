using IamEngine.Model;

namespace Infra.Flink;

/// <summary>
/// A known EMR release, with its version of Flink.
/// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/Flink-release-history.html
/// </summary>
public sealed record EmrRelease
{
    private EmrRelease(string number, string flink) => (Number, Flink) = (Version.Parse(number), Version.Parse(flink));

    public Version Number { get; }

    /// <summary>The version of Apache Flink, without EMR's suffix <c>-amzn-N</c>.</summary>
    public Version Flink { get; }

    /// <summary><c>emr-7.13.0</c>.</summary>
    public string Label => $"emr-{Number}";

    /// <summary>
    /// The known releases, newest first. From 7.3.0 on, encryption in transit covers Flink's processes, so older releases are not
    /// offered.
    /// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/Flink-release-history-730.html
    /// </summary>
    public static Seq<EmrRelease> All { get; } =
    [
        new("7.13.0", "1.20.0"),
        new("7.12.0", "1.20.0"),
        new("7.11.0", "1.20.0"),
        new("7.10.0", "1.20.0"),
        new("7.9.0", "1.20.0"),
        new("7.8.0", "1.20.0"),
        new("7.7.0", "1.20.0"),
        new("7.6.0", "1.20.0"),
        new("7.5.0", "1.19.1"),
        new("7.4.0", "1.19.1"),
        new("7.3.0", "1.18.1"),
    ];

    public static EmrRelease Newest => All[0];

    public static Answer<EmrRelease> Ask(string label) => All.FirstOrDefault(release => release.Label == label) is { } known
        ? new Answer<EmrRelease>.Yes(known)
        : new Answer<EmrRelease>.No(
            [$"`{label}` is not a known EMR release; known are {string.Join(", ", All.Select(release => release.Label))}"]);

    public override string ToString() => Label;
}
