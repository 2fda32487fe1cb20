using IamEngine.Model;
using Infra.Flink;

namespace Tests.Infra.Flink;

public sealed class EmrReleaseTests
{
    [Theory]
    [InlineData("emr-7.13.0", "1.20.0")]
    [InlineData("emr-7.10.0", "1.20.0")]
    public void Each_release_has_its_version_of_Flink(string release, string flink) =>
        Assert.Equal(Version.Parse(flink), EmrRelease.Ask(release).OrThrow().Flink);

    [Theory]
    [InlineData("emr-7.9.0")]
    [InlineData("emr-7.3.0")]
    [InlineData("emr-6.15.0")]
    public void A_release_that_writes_beside_the_prefixes_is_refused(string release) =>
        Assert.Equal(
            $"`{release}` writes to S3 through EMRFS, which puts objects such as checkpoints_$folder$ outside the prefixes of "
                + "the "
                + "policies; emr-7.10.0 is the first release that writes through S3A; known are emr-7.13.0, emr-7.12.0, "
                + "emr-7.11.0, emr-7.10.0",
            Reason(release));

    [Theory]
    [InlineData("emr-7.99.0")]
    [InlineData("7.9.0")]
    [InlineData("emr-7.9")]
    public void An_unknown_release_is_refused(string release) =>
        Assert.Equal(
            $"`{release}` is not a known EMR release; known are emr-7.13.0, emr-7.12.0, emr-7.11.0, emr-7.10.0", Reason(release));

    private static string Reason(string release) =>
        Assert.Single(Assert.IsType<Answer<EmrRelease>.No>(EmrRelease.Ask(release)).Reasons);
}
