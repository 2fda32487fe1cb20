using IamEngine.Model;
using Infra.Commands;

namespace Tests.Infra.Commands;

public sealed class UploaderCommandsTests
{
    private const string Device = "arn:aws:iam::123456789012:mfa/infra-dev-uploader";

    private static readonly AssumeRole Call = new(
        "dev", "us-east-1", "AKIAIOSFODNN7EXAMPLE", "arn:aws:iam::123456789012:role/infra-dev-upload", "RoleSession1",
        ExternalId: null, MfaDevice: null);

    private static readonly AssumeRole CallWithAll =
        Call with { ExternalId = "6b7c1a52", MfaDevice = Device, DurationSeconds = 43_200 };

    private static readonly AwsProfile Profile = new(
        "infra-dev-upload", "infra-dev-uploader", "dev", "us-east-1", "AKIAIOSFODNN7EXAMPLE", Call);

    private static readonly AwsProfile OwnKey = Profile with { KeyProfile = "infra-dev-upload", Role = null };

    private static readonly GetSessionToken SessionCall = new(
        "dev", "us-east-1", "AKIAIOSFODNN7EXAMPLE", Device, DurationSeconds: 900);

    private static readonly AwsProfile KeyForSession = Profile with { Role = null, Session = SessionCall };

    private static readonly SshAccess Ssh = new(
        "infra-dev-bastion", "203.0.113.10", "ec2-user", "~/.ssh/ssh-private.key", Region.Of("us-east-1"),
        Cidr.Of("10.20.0.0/16"));

    /// <summary>A fake AWS CLI that prints the credentials that it received.</summary>
    private const string Aws =
        """
        aws() { echo "export AWS_ACCESS_KEY_ID=ASIASESSION AWS_SECRET_ACCESS_KEY=of-session AWS_SESSION_TOKEN=token-for-$AWS_ACCESS_KEY_ID-$AWS_SECRET_ACCESS_KEY$AWS_SESSION_TOKEN$AWS_PROFILE"; }
        export UPLOADER_SECRET=of-user AWS_SESSION_TOKEN=stale AWS_PROFILE=of-administrator
        """;

    [NeedsTheory("sh", "bash")]
    [InlineData("sh")]
    [InlineData("bash")]
    public void The_commands_are_valid_shell(string shell)
    {
        foreach (var command in new[]
        {
            Call.Eval,
            CallWithAll.Eval,
            CallWithAll.Plain,
            (Profile with { Role = CallWithAll }).Command,
            OwnKey.Command,
            KeyForSession.Command,
            SessionCall.Eval,
            SessionCall.Plain,
            ShellCommands.UseOwnKey("dev", "AKIAIOSFODNN7EXAMPLE"),
            ShellCommands.Upload("infra-dev-state-0a1b2c3d", "us-east-1", "infra-dev-upload"),
            SshAccess.Setup("infra"),
            Ssh.Command,
        })
        {
            Assert.Equal("", Programs.Run(shell, input: command, "-n").Error);
        }
    }

    [Fact]
    public void The_plain_command_contains_the_line_of_the_source_notes() => Assert.Contains(
        "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=\"$secret\" "
            + "aws sts assume-role --role-arn arn:aws:iam::123456789012:role/infra-dev-upload --role-session-name "
            + "\"RoleSession1\" --region us-east-1",
        Call.Plain.Split('\n'));

    [NeedsTheory("sh", "bash")]
    [InlineData("sh")]
    [InlineData("bash")]
    public void Pulumi_reads_the_secret_with_the_shells_own_credentials(string shell)
    {
        foreach (var command in new[] { Call.Eval, Call.Plain, SessionCall.Eval, SessionCall.Plain, Profile.Command,
            ShellCommands.UseOwnKey("dev", "AKIAIOSFODNN7EXAMPLE") })
        {
            var run = Programs.Run(
                shell,
                input: "export AWS_ACCESS_KEY_ID=of-administrator AWS_SECRET_ACCESS_KEY=administrator AWS_SESSION_TOKEN=token "
                    + "AWS_PROFILE=mine\n"
                    + "unset UPLOADER_SECRET\naws() { cat >/dev/null; }\n"
                    + $"pulumi() {{ echo \"$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN $AWS_PROFILE\" >&2; "
                    + $"echo of-user; }}\n{command} </dev/null\n");

            Assert.Equal("of-administrator administrator token mine\n", run.Error);
        }
    }

    [Fact]
    public void Both_commands_meet_every_condition_of_the_trust_policy()
    {
        foreach (var command in new[] { CallWithAll.Eval, CallWithAll.Plain })
        {
            Assert.Contains(
                $"--external-id 6b7c1a52 --serial-number {Device} --token-code \"$MFA_CODE\" --duration-seconds 43200", command,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_call_for_the_users_own_session_has_the_device_and_the_code() => Assert.Contains(
        "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=\"$secret\" "
            + $"aws sts get-session-token --serial-number {Device} --token-code \"$MFA_CODE\" --duration-seconds 900 --region "
            + "us-east-1",
        SessionCall.Plain.Split('\n'));

    [Theory]
    [InlineData(60, 900)]
    [InlineData(901, 901)]
    [InlineData(129_600, 129_600)]
    [InlineData(null, 43_200)]
    public void A_session_lasts_as_long_as_its_second_factor_counts_where_AWS_gives_such_a_session(int? age, int seconds) =>
        Assert.Equal(seconds, GetSessionToken.LastsFor(age is { } given ? TimeSpan.FromSeconds(given) : null).TotalSeconds);

    [Fact]
    public void The_profile_of_a_key_that_needs_MFA_reports_it()
    {
        Assert.Equal(
            """
            # The key of this profile is in ~/.aws/credentials; awsProfileCommand puts it there.
            # The policies ask for a second factor. The AWS CLI asks for its code only to assume a role, so AWS refuses this profile:
            # evaluate assumeRoleCommand, and work without --profile.
            [profile infra-dev-uploader]
            region = us-east-1

            """,
            KeyForSession.Config);
        Assert.DoesNotContain("infra-dev-upload ", KeyForSession.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void The_profile_has_every_parameter_of_the_call() => Assert.Equal(
        """
        # The key of this profile is in ~/.aws/credentials; awsProfileCommand puts it there.
        [profile infra-dev-uploader]
        region = us-east-1

        [profile infra-dev-upload]
        role_arn = arn:aws:iam::123456789012:role/infra-dev-upload
        source_profile = infra-dev-uploader
        role_session_name = RoleSession1
        external_id = 6b7c1a52
        mfa_serial = arn:aws:iam::123456789012:mfa/infra-dev-uploader
        duration_seconds = 43200
        region = us-east-1

        """,
        (Profile with { Role = CallWithAll }).Config);

    [Fact]
    public void Without_a_role_the_only_profile_holds_the_key()
    {
        Assert.Equal(1, OwnKey.Config.Split("[profile ").Length - 1);
        Assert.Contains("[profile infra-dev-upload]", OwnKey.Config, StringComparison.Ordinal);
        Assert.DoesNotContain("role_arn", OwnKey.Command, StringComparison.Ordinal);
    }

    [Needs("aws", "sh")]
    public void The_AWS_CLI_adds_the_profile_to_existing_files_and_can_do_so_twice()
    {
        using var home = new TemporaryHome();
        Directory.CreateDirectory(home.At(".aws"));
        File.WriteAllText(home.At(".aws", "config"), "[profile mine]\nregion = eu-west-1"); // no newline at its end
        File.WriteAllText(home.At(".aws", "credentials"), "[mine]\naws_access_key_id = AKIAMINE\naws_secret_access_key = mine");
        var script = $"{home.Script}\nexport UPLOADER_SECRET='se/cr+et='\n{(Profile with { Role = CallWithAll }).Command}\n";
        // A user runs the command again after the key is replaced.
        var run = Programs.Run(
            "sh", input: $"{script}{script}for profile in infra-dev-uploader mine; do aws configure get aws_secret_access_key "
                + "--profile $profile; done");

        Assert.Equal((0, "se/cr+et=\nmine\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(
            ["mine", "infra-dev-uploader", "infra-dev-upload"], Sections(home.At(".aws", "config"))
            .Select(section => section.Replace("profile ", "", StringComparison.Ordinal)));
        foreach (var line in (Profile with { Role = CallWithAll }).Config.Split('\n')
            .Where(line => line.Contains(" = ", StringComparison.Ordinal)))
        {
            Assert.Contains(line, File.ReadAllLines(home.At(".aws", "config")));
        }

        static IEnumerable<string> Sections(string file) =>
            File.ReadLines(file).Where(line => line.StartsWith('[')).Select(line => line.Trim('[', ']'));
    }

    [NeedsTheory("aws", "bash")]
    [InlineData("bash", "{\n  \"alice\": \"se/cr+et\",\n  \"alice-2\": \"second\",\n  \"malice\": \"third\"\n}")]
    [InlineData("bash", "{\"malice\":\"third\",\"alice-2\":\"second\",\"alice\":\"se/cr+et\"}")]
    [InlineData("sh", "{\n  \"alice\": \"se/cr+et\"\n}")]
    public void The_secret_of_another_user_is_taken_out_of_Pulumis_output(string shell, string json)
    {
        using var home = new TemporaryHome();
        var pulumi = "pulumi() { [ \"$*\" = 'stack output uploaderSecrets --show-secrets --stack dev --json' ] || return 1; "
            + $"printf '%s\\n' '{json}'; }}";

        var run = Programs.Run(
            shell,
            input: $"{home.Script}\nunset UPLOADER_SECRET\n{pulumi}\n{(Profile with { User = "alice" }).Command}\n"
                + "aws configure get aws_secret_access_key --profile infra-dev-uploader");

        Assert.Equal((0, "se/cr+et\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Needs("bash")]
    public void A_user_that_the_stack_does_not_have_gets_no_session()
    {
        var run = Programs.Run(
            "bash", input: "pulumi() { echo '{ \"alice\": \"se/cr+et\" }'; }\naws() { echo \"aws $*\"; }\nunset UPLOADER_SECRET\n"
                + $"{(Call with { User = "bob" }).Eval} && echo on");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Needs("sh")]
    public void If_Pulumi_fails_no_profile_is_stored()
    {
        var run = Programs.Run(
            "sh", input: $"pulumi() {{ echo 'passphrase must be set' >&2; return 1; }}\naws() {{ echo \"aws $*\"; }}\nunset "
                + $"UPLOADER_SECRET\n{Profile.Command}");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(("", "passphrase must be set\n"), (run.Output, run.Error));
    }

    [Needs("sh")]
    public void If_Pulumi_fails_no_session_is_requested()
    {
        foreach (var command in new[] { Call.Eval, Call.Plain, SessionCall.Eval, SessionCall.Plain,
            ShellCommands.UseOwnKey("dev", "AKIAIOSFODNN7EXAMPLE") })
        {
            var run = Programs.Run(
                "sh", input: $"pulumi() {{ return 1; }}\naws() {{ echo \"aws $*\"; }}\nunset UPLOADER_SECRET\n{command} && "
                    + "echo on");

            Assert.Equal((1, ""), (run.ExitCode, run.Output));
        }
    }

    [Needs("bash")]
    public void Assuming_the_role_exports_the_session_and_not_the_key()
    {
        foreach (var call in new StsCall[] { Call, SessionCall })
        {
            var run = Programs.Run(
                "bash", input: $"{Aws}\n{call.Eval}\necho \"$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN\"");

            Assert.Equal("ASIASESSION of-session token-for-AKIAIOSFODNN7EXAMPLE-of-user\n", run.Output);
        }
    }

    [Needs("bash")]
    public void If_AWS_refuses_the_session_the_next_command_does_not_run()
    {
        foreach (var call in new StsCall[] { Call, SessionCall })
        {
            var run = Programs.Run(
                "bash", input: $"{Aws}\naws() {{ return 254; }}\nexport AWS_ACCESS_KEY_ID=of-administrator\n{call.Eval} && "
                    + "echo uploaded");

            Assert.Equal((1, ""), (run.ExitCode, run.Output));
        }
    }

    [Fact]
    public void The_one_line_command_reads_no_config_file() =>
        Assert.Equal(2, Ssh.Command.Split("ssh -F none ").Length - 1);

    [Fact]
    public void The_lines_of_the_source_notes_are_in_the_ssh_config()
    {
        string[] lines = [.. Ssh.Config.Split('\n').Select(line => line.Trim())];

        Assert.All(
            ["Host ip-10-20-*.ec2.internal", "User hadoop", "IdentityFile ~/.ssh/ssh-private.key", "# UseKeychain yes, on macOS",
                "ProxyCommand ssh -W %h:%p infra-dev-bastion"],
            line => Assert.Contains(line, lines));
    }
}
