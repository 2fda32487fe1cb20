using Rehearsal.Walk;

namespace Tests.Rehearsal;

public sealed class AwsCliTests
{
    [Theory]
    [InlineData("aws-cli/1.29.0 Python/3.11.7 Linux/6.1 botocore/1.31.0")]
    [InlineData("aws-cli/1.45.11 Python/3.11.7 Linux/6.1 botocore/1.43.11")]
    [InlineData("aws-cli/2.13.0 Python/3.11.4 Linux/6.1 exe/x86_64")]
    [InlineData("aws-cli/3.0.0 Python/3.14.0")]
    public void A_release_that_takes_the_endpoint_from_the_environment_will_do(string said) => Assert.Null(AwsCli.Judge(said));

    [Theory]
    [InlineData("aws-cli/1.27.165 Python/3.11.2")]
    [InlineData("aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12")]
    public void An_older_one_would_call_AWS_itself(string said) =>
        Assert.StartsWith("needs an AWS CLI that takes AWS_ENDPOINT_URL: 1.29.0 or 2.13.0 and later; this machine has ", AwsCli.Judge(said), StringComparison.Ordinal);

    [Fact]
    public void What_does_not_say_its_release_is_not_trusted() => Assert.Equal("`aws --version` does not say which release it is: hello", AwsCli.Judge("hello\n"));
}
