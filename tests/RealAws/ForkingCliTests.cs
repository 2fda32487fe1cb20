namespace Tests.RealAws;

/// <summary>A forked call and a start of the installed AWS CLI are the same to the caller.</summary>
public sealed class ForkingCliTests(SharedEmulator emulator) : IClassFixture<SharedEmulator>, IDisposable
{
    /// <summary>Adds a service to the home folder: https://docs.aws.amazon.com/cli/latest/reference/configure/add-model.html</summary>
    private const string OwnService = """
        mkdir -p .aws/models/own/2020-01-01
        echo '{"version": "2.0", "metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "own", "protocol": "json",
            "jsonVersion": "1.1", "targetPrefix": "own", "serviceFullName": "Own", "serviceId": "own", "signatureVersion": "v4"},
            "operations": {"Ask": {"name": "Ask", "http": {"method": "POST", "requestUri": "/"}}}, "shapes": {}}' \
            >.aws/models/own/2020-01-01/service-2.json
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("forking-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [NeedsTheory("aws", "bash")]
    [InlineData("aws no-such-command")]
    [InlineData("aws configure set region ''; cat config")]
    [InlineData("umask 027; cd sub; aws configure set region 'ü \"x\"'; cd ..; find . -type f -printf '%P %m\\n'; cat config")]
    [InlineData("printf 'key\\nsecret\\neu-west-1\\njson\\n' | aws configure; cat config credentials")]
    [InlineData("mkdir -p .aws/cli; printf '[toplevel]\\nhello = !echo hello\\n' >.aws/cli/alias; aws hello")]
    [InlineData($"{OwnService}; aws own ask --endpoint-url http://127.0.0.1:1")]
    [InlineData($"{OwnService}; mv .aws/models mine; AWS_DATA_PATH=mine aws own ask --endpoint-url http://127.0.0.1:1; aws own ask")]
    [InlineData("unset HOME; AWS_REGION=moon-1 aws s3 ls s3://x --endpoint-url http://127.0.0.1:1")]
    public void A_call_has_the_arguments_variables_folder_streams_and_exit_code_of_its_caller(string command)
    {
        var (forked, installed) = (Run(command, "forked", ""), Run(command, "installed", $"PATH='{ForkingCli.InstalledPath}'\n"));

        Assert.Equal(installed, forked);
        Assert.NotEqual("0", forked.Output + forked.ExitCode);
    }

    [Needs("aws", "bash")]
    public void A_call_on_the_PATH_is_forked_where_the_installed_program_can_be_imported()
    {
        Assert.Equal(ForkingCli.Interpreter() is not null && OperatingSystem.IsLinux(),
            Path().Contains("/aws-", StringComparison.Ordinal));

        static string Path() => Programs.Run("bash", "command -v aws\n").Output;
    }

    /// <summary>The AWS CLI makes the path of the cache when it is imported.</summary>
    [Needs("aws", "bash", "moto_server")]
    public async Task The_session_of_a_role_is_kept_in_the_home_folder_of_the_caller()
    {
        var command = $"""
            export AWS_ENDPOINT_URL={await emulator.EmptyAsync()} NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
            printf 'key\nsecret\nus-east-1\n\n' | aws configure >/dev/null
            aws configure set role_arn arn:aws:iam::123456789012:role/a --profile a
            aws configure set source_profile default --profile a
            aws sts get-caller-identity --profile a --query Account && ls .aws/cli/cache | wc -l
            """;

        Assert.Equal(new(0, "\"123456789012\"\n1\n", ""), Run(command, "one", ""));
        Assert.Equal(new(0, "\"123456789012\"\n1\n", ""), Run(command, "other", ""));
    }

    [Needs("aws", "bash")]
    public void A_call_ends_with_its_caller()
    {
        // The call waits for its input. When it is killed, the process that has its output ends too, and `cat` with it.
        var run = Programs.Run(
            "bash",
            "{ aws configure < <(exec sleep 20 >&2) & caller=$!; sleep 1; kill -KILL $caller; } 2>/dev/null | cat; echo ended\n");

        Assert.EndsWith("ended\n", run.Output, StringComparison.Ordinal);
    }

    private Programs.Finished Run(string command, string name, string setup)
    {
        var home = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.Combine(home, "sub"));
        return Programs.Run("bash", $"""
            {setup}cd '{home}'
            export HOME="$PWD" AWS_CONFIG_FILE="$PWD/config" AWS_SHARED_CREDENTIALS_FILE="$PWD/credentials" AWS_MAX_ATTEMPTS=1
            export AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret AWS_DEFAULT_REGION=us-east-1
            unset AWS_PROFILE
            {command}

            """) is var run ? run with { Output = Same(run.Output), Error = Same(run.Error) } : run;

        string Same(string text) => text.Replace(home, "HOME", StringComparison.Ordinal);
    }
}
