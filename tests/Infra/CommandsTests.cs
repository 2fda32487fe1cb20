using Infra.Commands;
using IamEngine.Model;

namespace Tests.Infra;

public sealed class CommandsTests
{
    private static readonly AssumeRole Call = new(
        "dev", "us-east-1", "AKIAIOSFODNN7EXAMPLE", "arn:aws:iam::123456789012:role/infra-dev-upload", "RoleSession1", ExternalId: null, MfaDevice: null);

    private static readonly SshAccess Ssh = new("infra-dev-bastion", "203.0.113.10", "~/.ssh/ssh-private.key", Region.Of("us-east-1"));

    [Needs("bash")]
    public void The_commands_are_shell()
    {
        foreach (var command in new[]
        {
            ShellCommands.AssumeRole(Call),
            ShellCommands.AssumeRole(Call with { ExternalId = "6b7c1a52", MfaDevice = "arn:aws:iam::123456789012:mfa/uploader" }),
            ShellCommands.UseOwnKey("dev", "AKIAIOSFODNN7EXAMPLE"),
            ShellCommands.Upload("infra-dev-state-0a1b2c3d", "us-east-1"),
            Ssh.Command,
        })
        {
            Assert.Equal("", Programs.Run("bash", input: command, "-n").Error);
        }
    }

    [Needs("bash")]
    public void Assuming_the_role_leaves_the_session_in_the_shell_and_the_key_nowhere()
    {
        // A stand-in for the AWS CLI that answers with what it was given.
        var script = $$"""
            aws() { echo "export AWS_ACCESS_KEY_ID=ASIASESSION AWS_SECRET_ACCESS_KEY=of-session AWS_SESSION_TOKEN=token-for-$AWS_ACCESS_KEY_ID-$AWS_SECRET_ACCESS_KEY"; }
            env() { while [ "$1" != "${1#-}" ] || [ "$1" != "${1#AWS_*=}" ] || [ "$1" = AWS_SESSION_TOKEN ] || [ "$1" = AWS_PROFILE ]; do case $1 in AWS_*=*) export "${1?}";; esac; shift; done; "$@"; }
            export UPLOADER_SECRET=of-user AWS_SESSION_TOKEN=stale
            {{ShellCommands.AssumeRole(Call)}}
            echo "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN"
            """;

        var run = Programs.Run("bash", input: script);

        Assert.Equal("ASIASESSION of-session token-for-AKIAIOSFODNN7EXAMPLE-of-user\n", run.Output);
    }

    [Theory]
    [InlineData("us-east-1", "Host *.ec2.internal")]
    [InlineData("eu-central-1", "Host *.eu-central-1.compute.internal")]
    public void The_host_pattern_follows_the_Region(string region, string line) =>
        Assert.Contains(line, (Ssh with { Region = Region.Of(region) }).Config.Split('\n'));

    [Needs("ssh")]
    public void Ssh_reads_the_config_and_goes_through_the_bastion_as_hadoop()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Ssh.Config);
        try
        {
            var node = Programs.Run("ssh", input: "", "-T", "-G", "-F", file, "ip-10-20-128-4.ec2.internal");
            var bastion = Programs.Run("ssh", input: "", "-T", "-G", "-F", file, "infra-dev-bastion");

            Assert.Equal("", node.Error);
            Assert.Contains("user hadoop", node.Output.Split('\n'));
            Assert.Contains("proxyjump infra-dev-bastion", node.Output.Split('\n'));
            Assert.Contains("forwardagent no", node.Output.Split('\n'));
            Assert.Contains("user ec2-user", bastion.Output.Split('\n'));
            Assert.Contains("hostname 203.0.113.10", bastion.Output.Split('\n'));
            Assert.Contains("stricthostkeychecking accept-new", bastion.Output.Split('\n'));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
