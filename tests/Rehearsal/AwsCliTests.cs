using Rehearsal.Walk;

namespace Tests.Rehearsal;

public sealed class AwsCliTests
{
    [Theory]
    [InlineData("aws-cli/1.29.0 Python/3.11.7 Linux/6.1 botocore/1.31.0")]
    [InlineData("aws-cli/1.45.11 Python/3.11.7 Linux/6.1 botocore/1.43.11")]
    [InlineData("aws-cli/2.13.0 Python/3.11.4 Linux/6.1 exe/x86_64")]
    [InlineData("aws-cli/3.0.0 Python/3.14.0")]
    public void A_release_that_reads_the_endpoint_variable_is_accepted(string said) => Assert.Null(AwsCli.Judge(said));

    [Theory]
    [InlineData("aws-cli/1.27.165 Python/3.11.2")]
    [InlineData("aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12")]
    public void An_older_release_is_refused(string said) =>
        Assert.StartsWith(
            "needs an AWS CLI that reads AWS_ENDPOINT_URL: 1.29.0 or 2.13.0 and later; this machine has ", AwsCli.Judge(said),
            StringComparison.Ordinal);

    [Fact]
    public void Output_without_a_version_is_refused() =>
        Assert.Equal("`aws --version` does not print its version: hello", AwsCli.Judge("hello\n"));
}
