using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Flink;

/// <summary>
/// A known EMR release, with its version of Flink.
/// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/Flink-release-history.html
/// </summary>
public sealed partial record EmrRelease
{
    /// <summary>
    /// The first release that writes to S3 through S3A. Earlier ones write through EMRFS, which marks a folder with an additional
    /// object such as <c>checkpoints_$folder$</c>: a key outside the prefixes of the policies and lifecycle rules.
    /// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-s3a-migrate.html
    /// </summary>
    private static readonly Version FirstWithS3A = new(7, 10, 0);

    private EmrRelease(string number, string flink) => (Number, Flink) = (Version.Parse(number), Version.Parse(flink));

    public Version Number { get; }

    /// <summary>The version of Apache Flink, without EMR's suffix <c>-amzn-N</c>.</summary>
    public Version Flink { get; }

    /// <summary><c>emr-7.13.0</c>.</summary>
    public string Label => $"emr-{Number}";

    /// <summary>The known releases, newest first.</summary>
    public static Seq<EmrRelease> All { get; } =
        [new("7.13.0", "1.20.0"), new("7.12.0", "1.20.0"), new("7.11.0", "1.20.0"), new("7.10.0", "1.20.0")];

    public static EmrRelease Newest => All[0];

    public static Answer<EmrRelease> Ask(string label) => All.FirstOrDefault(release => release.Label == label) is { } known
        ? new Answer<EmrRelease>.Yes(known)
        : new Answer<EmrRelease>.No([$"{Reason(label)}; known are {string.Join(", ", All.Select(release => release.Label))}"]);

    public override string ToString() => Label;

    private static string Reason(string label) =>
        LabelForm().Match(label) is { Success: true } form && Version.Parse(form.Groups[1].ValueSpan) < FirstWithS3A
            ? $"`{label}` writes to S3 through EMRFS, which puts objects such as checkpoints_$folder$ outside the prefixes of "
                + $"the policies; emr-{FirstWithS3A} is the first release that writes through S3A"
            : $"`{label}` is not a known EMR release";

    [GeneratedRegex(@"^emr-([0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3})\z")]
    private static partial Regex LabelForm();
}
