using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using IamEngine.Model;
using Infra.Commands;
using Pulumi.Utilities;
using Review.Mocks;
using Tests.Infra.Commands;
using Tests.Review;

namespace Tests.Infra;

/// <summary>
/// Pastes the README's deployment blocks into a shell, with a fake <c>pulumi</c> that prints the stack's outputs, the real AWS
/// CLI and an AWS emulator.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class ReadmeDeploymentTests(SharedEmulator emulator) : IClassFixture<SharedEmulator>
{
    private const string SecretKey = "the-secret-access-key";

    private static readonly string Readme = File.ReadAllText(Path.Combine(Reviews.Root, "README.md"));

    private static readonly string Credentials = File.ReadAllText(Path.Combine(Reviews.Root, "docs", "credentials.md"));

    /// <summary>
    /// Behaves like the Pulumi CLI without a terminal: it does not prompt for the passphrase, hides secrets, and needs
    /// administrator credentials.
    /// </summary>
    private const string Pulumi =
        """
        #!/bin/sh
        [ -n "$PULUMI_CONFIG_PASSPHRASE$PULUMI_CONFIG_PASSPHRASE_FILE" ] || { echo "error: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE" >&2; exit 255; }
        [ "$AWS_ACCESS_KEY_ID$AWS_SESSION_TOKEN$AWS_PROFILE" = AKIAADMINISTRATOR ] || { echo "error: AccessDenied: the state" >&2; exit 255; }
        [ "$1 $2" = "stack output" ] || exit 9
        case "$4 $5" in '-s dev' | '--stack dev' | '--show-secrets --stack') ;; *) exit 9 ;; esac
        output="$OUTPUTS/$3"
        [ -e "$output" ] || { echo "error: current stack does not have output property '$3'" >&2; exit 255; }
        case " $* " in
          *' --show-secrets '*) cat "$output" ;;
          *) if [ -e "$output.secret" ]; then echo '[secret]'; else cat "$output"; fi ;;
        esac

        """;

    [NeedsTheory("moto_server", "aws", "bash", "setsid")]
    [InlineData("bash", """{}""", false)]
    [InlineData("bash", """{"externalId": "6b7c1a52", "sessionNamedForUser": true, "maxSessionHours": 12}""", true)]
    [InlineData("bash", """{"requireMfa": true}""", false)]
    [InlineData("bash", """{"mode": "direct"}""", false)]
    public Task The_pasted_blocks_upload_and_do_not_change_the_shell(string shell, string access, bool secret) =>
        PasteAllAsync(shell, access, secret);

    [Needs("moto_server", "aws", "zsh", "setsid")]
    public Task The_same_blocks_work_in_zsh() => PasteAllAsync("zsh", "{}", secret: false);

    [Needs("moto_server", "aws", "bash", "setsid")]
    public async Task With_a_second_factor_and_no_role_the_pasted_block_uploads_in_a_session_of_the_user()
    {
        using var home = new TemporaryHome();
        var bucket = await PrepareAsync(
            home, TestSettings.Settings("dev").With("infra:stage", "dev")
                .With("infra:access", """{"mode": "direct", "requireMfa": true}"""));

        var run = Paste(
            home,
            "bash",
            $"export AWS_ENDPOINT_URL={await emulator.EmptyAsync()}",
            $"aws s3api create-bucket --bucket {bucket} >/dev/null",
            Block(Credentials, "session"),
            Block(Readme, "plain"),
            "echo \"afterwards: $AWS_ACCESS_KEY_ID $AWS_SESSION_TOKEN$AWS_PROFILE\"");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains($"upload: ./checkpoint to s3://{bucket}/checkpoints/checkpoint", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"SessionToken\":", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("afterwards: AKIAADMINISTRATOR \n", run.Output, StringComparison.Ordinal);
    }

    private async Task PasteAllAsync(string shell, string access, bool secret)
    {
        using var home = new TemporaryHome();
        var given = TestSettings.Settings("dev").With("infra:stage", "dev");
        var bucket = await PrepareAsync(
            home, secret ? given.WithSecret("infra:access", access) : given.With("infra:access", access));
        var direct = access.Contains("direct", StringComparison.Ordinal);

        var run = Paste(
            home,
            shell,
            $"export AWS_ENDPOINT_URL={await emulator.EmptyAsync()}",
            $"aws s3api create-bucket --bucket {bucket} >/dev/null",
            "export MFA_CODE=123456",
            Block(Readme, "upload"),
            direct ? "true" : Block(Readme, "plain"),
            Block(Credentials, "script"),
            "echo \"afterwards: $AWS_ACCESS_KEY_ID $AWS_SESSION_TOKEN$AWS_PROFILE\"");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(2, run.Output.Split($"upload: ./checkpoint to s3://{bucket}/checkpoints/checkpoint").Length - 1);
        Assert.Contains(" 6 checkpoint\n", run.Output, StringComparison.Ordinal); // six bytes, as listed
        Assert.Equal(!direct, run.Output.Contains("\"SessionToken\":", StringComparison.Ordinal));
        Assert.EndsWith("afterwards: AKIAADMINISTRATOR \n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(SecretKey, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Needs("bash", "aws")]
    public async Task Without_the_passphrase_nothing_is_stored_and_Pulumis_error_is_shown()
    {
        using var home = new TemporaryHome();
        await PrepareAsync(home, TestSettings.Settings("dev").With("infra:stage", "dev"));

        var run = Paste(home, "bash", "unset PULUMI_CONFIG_PASSPHRASE", Block(Readme, "upload"));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("passphrase must be set", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(home.At(".aws")));
    }

    [Needs("bash", "aws")]
    public async Task A_session_left_in_the_shell_would_stop_Pulumi()
    {
        using var home = new TemporaryHome();
        await PrepareAsync(home, TestSettings.Settings("dev").With("infra:stage", "dev"));

        var run = Paste(
            home, "bash", "export AWS_ACCESS_KEY_ID=ASIASESSION AWS_SESSION_TOKEN=token",
            "pulumi stack output bucketName -s dev");

        Assert.Contains("AccessDenied", run.Error, StringComparison.Ordinal);
    }

    [NeedsTheory("bash", "ssh")]
    [InlineData("")]
    [InlineData("Host *\n  User me\n  ForwardAgent yes")]
    public async Task The_pasted_ssh_blocks_connect_through_the_bastion(string own)
    {
        using var home = new TemporaryHome();
        await PrepareAsync(home, TestSettings.Settings("dev").With("infra:stage", "dev"));
        Directory.CreateDirectory(home.At(".ssh"));
        await File.WriteAllTextAsync(home.At(".ssh", "config"), own);

        var run = Paste(
            home, "bash", "umask 002", Block(Readme, "include"), Block(Readme, "ssh"), Block(Readme, "include"),
            Block(Readme, "ssh"));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal($"Include ~/.ssh/infra-*.config\n\n{own}", await File.ReadAllTextAsync(home.At(".ssh", "config")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(home.At(".ssh", "infra-dev.config")));
        // ssh takes the home folder from the system's user list, not from HOME.
        await File.WriteAllTextAsync(home.At(".ssh", "read-here"), $"Include {home.At(".ssh")}/infra-*.config\n\n{own}");
        var node = SshClient.SettingsFrom("ip-10-20-128-4.ec2.internal", home.At(".ssh", "read-here"));
        Assert.Contains("user hadoop", node);
        Assert.Contains("proxycommand ssh -W %h:%p infra-dev-bastion", node);
        Assert.Contains("forwardagent no", node);
    }

    [Fact]
    public void The_pages_show_the_programs_texts()
    {
        Assert.Equal(SshAccess.Setup("infra"), Block(Readme, "include"));
        var access = new SshAccess(
            "infra-dev-bastion", "198.51.100.130", "ec2-user", "~/.ssh/ssh-private.key", Region.Of("us-east-1"),
            Cidr.Of("10.20.0.0/16"));
        Assert.Contains(
            $"```\n{access.Config}```\n", File.ReadAllText(Path.Combine(Reviews.Root, "docs", "connecting.md")),
            StringComparison.Ordinal);
        const string Account = "arn:aws:iam::123456789012";
        var role = new AssumeRole(
            "dev", "us-east-1", "AKIAIOSFODNN7EXAMPLE", $"{Account}:role/infra-dev-upload", "RoleSession1", "6b7c1a52",
            $"{Account}:mfa/infra-dev-uploader", 43_200);
        Assert.Contains(
            $"```ini\n{new AwsProfile("infra-dev-upload", "infra-dev-uploader", "dev", "us-east-1", role.AccessKeyId, role).Config}```\n", Credentials, StringComparison.Ordinal);
    }

    [Fact]
    public void No_pasted_block_has_a_comment_because_zsh_runs_it_as_an_argument() =>
        Assert.All(PasteBlock().Matches(Readme + Credentials).Select(match => match.Groups["text"].Value), text =>
            Assert.DoesNotContain("#", text, StringComparison.Ordinal));

    private static string Block(string page, string name) =>
        PasteBlock().Matches(page).Single(match => match.Groups["name"].Value == name).Groups["text"].Value;

    /// <summary>Writes the stack's outputs to a folder, and a <c>pulumi</c> that prints them.</summary>
    /// <returns>The name of the bucket.</returns>
    private static async Task<string> PrepareAsync(TemporaryHome home, TestSettings given)
    {
        var stack = await DeclareAsync(given);
        Directory.CreateDirectory(home.At("bin"));
        Directory.CreateDirectory(home.At("outputs"));
        await File.WriteAllTextAsync(home.At("bin", "pulumi"), Pulumi);
        File.SetUnixFileMode(home.At("bin", "pulumi"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var (name, output) in new (string, global::Pulumi.Output<string?>)[]
        {
            ("bucketName", stack.BucketName.Apply(name => (string?)name)),
            ("secretAccessKey", stack.SecretAccessKey),
            ("awsProfileCommand", stack.AwsProfileCommand),
            ("assumeRoleCommand", stack.AssumeRoleCommand),
            ("assumeRoleCommandPlain", stack.AssumeRoleCommandPlain),
            ("uploadCommand", stack.UploadCommand),
            ("sshConfig", stack.SshConfig),
        })
        {
            if (await OutputUtilities.GetValueAsync(output) is { Length: > 0 } value)
            {
                var text = name == "secretAccessKey" ? SecretKey : value; // a review has no key
                // Pulumi prints a newline after each output
                await File.WriteAllTextAsync(home.At("outputs", name), $"{text}\n");
            }

            if (await global::Pulumi.Output.IsSecretAsync(output))
            {
                await File.WriteAllTextAsync(home.At("outputs", $"{name}.secret"), "");
            }
        }

        return await OutputUtilities.GetValueAsync(stack.BucketName);
    }

    /// <summary>The stack in a review. Reviews use a lock of their own, so these tests need none.</summary>
    private static async Task<global::Infra.InfraStack> DeclareAsync(TestSettings given)
    {
        global::Infra.InfraStack? stack = null;
        await ProgramRun.DeclareAsync<global::Infra.InfraStack>(
            new("infra", given.StackName, given.Config, given.SecretKeys, new Dictionary<string, string>(), []),
            options => stack = new(given.Read(), options));
        return stack!;
    }

    /// <summary>
    /// Runs the blocks in one shell with administrator credentials, until one fails.
    /// </summary>
    private static global::Tests.Programs.Finished Paste(TemporaryHome home, string shell, params string[] blocks)
    {
        var script = home.At("pasted");
        File.WriteAllText(script, $"""
            {home.Script}
            export PATH="{home.At("bin")}:$PATH" OUTPUTS='{home.At("outputs")}' PULUMI_CONFIG_PASSPHRASE=passphrase NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
            export AWS_ACCESS_KEY_ID=AKIAADMINISTRATOR AWS_SECRET_ACCESS_KEY=administrator
            unset UPLOADER_SECRET
            {string.Concat(blocks.Select(block => $"{block}\n[ $? = 0 ] || exit 1\n"))}
            """);
        // Without a terminal, the AWS CLI reads the MFA code from standard input.
        return global::Tests.Programs.Run("setsid", "123456\n", "--wait", shell, script);
    }

    [GeneratedRegex("<!-- paste: (?<name>[a-z]+) -->\n```bash\n(?<text>.*?)\n```\n", RegexOptions.Singleline)]
    private static partial Regex PasteBlock();
}
