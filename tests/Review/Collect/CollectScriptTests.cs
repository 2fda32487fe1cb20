using System.Text.RegularExpressions;
using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access;
using Policies.Access.Rights;
using Review.Collect;
using Tests.Review.Verbs;

namespace Tests.Review.Collect;

[Long]
public sealed partial class CollectScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("collect-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static StackScope Scope { get; } = new(
        AccountId.Of("123456789012"), Region.Of("us-east-1"), "infra", "prod", "infra-prod-", "/infra/prod/");

    private static string[] Calls => [.. Call().Matches(CollectScript.Text.Replace("\\\n", " ", StringComparison.Ordinal))
        .Select(match => match.Value)];

    [Fact]
    public void The_policy_grants_what_the_script_needs_and_nothing_else()
    {
        var needed = Calls.Select(call => Call().Match(call).Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        var granted = CollectAccess.Document().Statements.SelectMany(statement => statement.Action.Patterns)
            .Select(pattern => pattern.Text).Order(StringComparer.Ordinal);

        Assert.Equal(needed, granted);
        Assert.Equal(
            granted,
            CollectAccess.Document(Scope).Statements.SelectMany(statement => statement.Action.Patterns)
                .Select(pattern => pattern.Text).Order(StringComparer.Ordinal));
        Assert.True(Calls.Length > 40);
    }

    [Fact]
    public void Every_call_only_reads()
    {
        // AWS makes these two reports on demand, and lists the calls with the access level Read.
        Assert.All(Calls, call => Assert.Matches(
            "^((get|list|describe)-|generate-(credential-report|service-last-accessed-details)$)",
            Call().Match(call).Groups[2].Value));
        Assert.All(Calls, call => Assert.True(
            AwsCatalogue.ActionsMatching(Call().Match(call).Groups[1].Value).Single().AccessLevel
                is AccessLevel.Read or AccessLevel.List, call));
        // The calls whose answer the script itself reads.
        Assert.All(
            OwnCall().Matches(CollectScript.Text).Select(match => match.Groups[1].Value),
            operation => Assert.Matches("^(list|describe)-", operation));
        Assert.Equal(3, OwnCall().Count(CollectScript.Text));
    }

    [Theory]
    [InlineData("get-secret-value")]
    [InlineData("get-parameter")]
    [InlineData("get-object ")]
    [InlineData("userData")]
    [InlineData("get-session-token")]
    [InlineData("create-")]
    public void No_call_asks_for_a_secret_or_changes_something(string call) =>
        Assert.DoesNotContain(call, CollectScript.Text, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Answers_are_kept_and_a_missing_setting_is_an_empty_file()
    {
        var (code, error) = Run("""
            case "$2" in
              get-caller-identity) printf '{\n    "Account": "123456789012"\n}\n' ;;
              list-buckets) printf '{\n    "Buckets": [{\n        "Name": "infra-dev-state-0a1b2c3d"\n    }]\n}\n' ;;
              get-bucket-policy) echo 'An error occurred (NoSuchBucketPolicy)' >&2; exit 254 ;;
              *) echo '{}' ;;
            esac
            """);

        Assert.True(code == 0, error);
        Assert.Equal("", Read("bucket-policies/infra-dev-state-0a1b2c3d.json"));
        Assert.Equal("{}\n", Read("buckets/infra-dev-state-0a1b2c3d/acl.json"));
        Assert.Contains("bucket-policies/infra-dev-state-0a1b2c3d.json\tnone", Read("collected.tsv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_denied_call_is_recorded_and_its_permission_is_listed()
    {
        var (code, error) = Run("""
            case "$2" in
              get-caller-identity) printf '{\n    "Account": "123456789012"\n}\n' ;;
              describe-vpcs) echo 'An error occurred (UnauthorizedOperation)' >&2; exit 254 ;;
              *) echo '{}' ;;
            esac
            """);

        Assert.Equal(1, code);
        Assert.Contains("collect:   ec2:DescribeVpcs", error, StringComparison.Ordinal);
        Assert.Contains(
            "network/us-east-1/vpcs.json\tdenied\tec2:DescribeVpcs is denied", Read("collected.tsv"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out", "network", "us-east-1", "vpcs.json")));
    }

    [Fact]
    public void The_script_waits_for_the_reports_of_use_and_takes_them_when_they_are_finished()
    {
        var (code, error) = Run("""
            case "$2" in
              get-caller-identity) printf '{\n    "Account": "123456789012"\n}\n' ;;
              get-account-authorization-details)
                printf '{\n    "Arn": "arn:aws:iam::123456789012:role/ci/infra-dev-plan"\n}\n' ;;
              generate-service-last-accessed-details) printf '{\n    "JobId": "0a1b-2c3d"\n}\n' ;;
              get-service-last-accessed-details)
                if [ -e "$0.asked" ]; then echo '{"JobStatus": "COMPLETED"}'
                else touch "$0.asked"; echo '{"JobStatus": "IN_PROGRESS"}'; fi ;;
              generate-credential-report) echo '{"State": "COMPLETE"}' ;;
              *) echo '{}' ;;
            esac
            """);

        Assert.True(code == 0, error);
        Assert.Contains("COMPLETED", Read("last-accessed/role/ci/infra-dev-plan.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_use_that_is_never_finished_does_not_hold_up_the_script()
    {
        var (code, error) = Run("""
            case "$2" in
              get-caller-identity) printf '{\n    "Account": "123456789012"\n}\n' ;;
              get-account-authorization-details) printf '{\n    "Arn": "arn:aws:iam::123456789012:user/infra-dev-a"\n}\n' ;;
              generate-service-last-accessed-details) printf '{\n    "JobId": "0a1b"\n}\n' ;;
              get-service-last-accessed-details) echo '{"JobStatus": "IN_PROGRESS"}' ;;
              generate-credential-report) echo '{"State": "INPROGRESS"}' ;;
              *) echo '{}' ;;
            esac
            """);

        Assert.True(code == 0, error);
        Assert.Contains("IN_PROGRESS", Read("last-accessed/user/infra-dev-a.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_answers_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        File.WriteAllText(Path.Combine(folder, "out", "collected.tsv"), "");

        var (code, error) = Run("echo '{}'");

        Assert.Equal(2, code);
        Assert.Contains("name another folder", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_other_files_is_refused_and_a_stack_export_is_not()
    {
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        File.WriteAllText(Path.Combine(folder, "out", "stack.json"), "{}");
        Assert.Equal(0, Run($"{Identity}; echo '{{}}'").Code);

        File.Delete(Path.Combine(folder, "out", "collected.tsv"));
        var (code, error) = Run($"{Identity}; echo '{{}}'");

        Assert.Equal(2, code);
        Assert.Contains("has other files, such as ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_says_that_the_collection_was_not_interrupted()
    {
        Run($"{Identity}; echo '{{}}'");

        Assert.StartsWith(".\tbegun\n", Read("collected.tsv"), StringComparison.Ordinal);
        Assert.EndsWith(".\tended\n", Read("collected.tsv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Expired_credentials_end_the_script_and_the_record_stays_open()
    {
        var (code, error) = Run($"{Identity}; echo 'An error occurred (ExpiredTokenException) when calling' >&2; exit 254");

        Assert.Equal(1, code);
        Assert.Contains("the credentials expired after 2 calls", error, StringComparison.Ordinal);
        Assert.DoesNotContain("ended", Read("collected.tsv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_counts_only_if_the_account_still_owns_it()
    {
        Run($$"""
            echo "$*" >>{{folder}}/calls
            case "$2" in
              get-caller-identity) printf '{\n    "Account": "123456789012"\n}\n' ;;
              list-buckets) printf '{\n    "Buckets": [{\n        "Name": "infra-dev-state-0a1b2c3d"\n    }]\n}\n' ;;
              *) echo '{}' ;;
            esac
            """);

        Assert.All(
            File.ReadLines(Path.Combine(folder, "calls")).Where(call => call.StartsWith("s3api get-", StringComparison.Ordinal)),
            call => Assert.Contains("--expected-bucket-owner 123456789012", call, StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_question_about_a_list_fails_like_the_first()
    {
        var (code, _) = Run($$"""
            {{Identity}}
            case "$*" in
              *--query*) echo 'An error occurred (Throttling) when calling' >&2; exit 254 ;;
              *) echo '{}' ;;
            esac
            """);

        Assert.Equal(1, code);
        Assert.Contains("keys/us-east-1/aliases.json\tfailed\tAn error occurred (Throttling)", Read("collected.tsv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Passwords_in_the_configurations_of_a_cluster_are_not_asked_for()
    {
        var call = Assert.Single(Calls, call => call.Contains("describe-cluster", StringComparison.Ordinal));
        var members = CollectScript.Text.Split('\n').Where(line => line.StartsWith("cluster_members=", StringComparison.Ordinal));

        Assert.Contains("emr describe-cluster", call, StringComparison.Ordinal);
        Assert.Contains("--query \"{Cluster: Cluster.{$cluster_members}}\"", CollectScript.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(string.Concat(members).Split(' '), word =>
            word.StartsWith("Configurations", StringComparison.Ordinal) || word.StartsWith("Kerberos", StringComparison.Ordinal));
    }

    [Fact]
    public void An_installed_iam_collect_collects_and_the_CLI_asks_for_what_it_did_not_write()
    {
        var (code, error) = Run(Buckets, "account", """
            [ "$1" = download ] || exit 1
            [ "$(umask)" = 0077 ] || exit 1
            mkdir -p aws/aws/accounts/123456789012/s3/one
            echo '{}' >aws/aws/accounts/123456789012/s3/one/policy.json
            """);

        Assert.True(code == 0, error);
        Assert.Contains("iam-collect collects the account's policies", error, StringComparison.Ordinal);
        Assert.Contains("iam-collect.log\tok\n", Read("collected.tsv"), StringComparison.Ordinal);
        Assert.DoesNotContain("bucket-policies/one.json", Read("collected.tsv"), StringComparison.Ordinal);
        Assert.Contains("bucket-policies/two.json\tok", Read("collected.tsv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_iam_collect_is_recorded_and_the_CLI_collects()
    {
        var (code, error) = Run(Buckets, "account", "echo 'Error: Failed to download some data'; exit 1");

        Assert.Equal(1, code);
        Assert.Contains("iam-collect did not collect everything", error, StringComparison.Ordinal);
        Assert.Contains("iam-collect.log\tfailed\t", Read("collected.tsv"), StringComparison.Ordinal);
        Assert.Contains("bucket-policies/one.json\tok", Read("collected.tsv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Iam_collect_does_not_run_unasked()
    {
        var (code, error) = Run(Buckets, "account", "exit 1", runsIt: false);

        Assert.True(code == 0, error);
        Assert.DoesNotContain("iam-collect", Read("collected.tsv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_credentials_end_the_script()
    {
        var (code, error) = Run("echo 'Unable to locate credentials' >&2; exit 255");

        Assert.Equal(3, code);
        Assert.Contains("Unable to locate credentials", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verb_prints_the_script_and_the_policy()
    {
        Assert.Equal(CollectScript.Text, Tool.Run("collect", "dev", "--print-script").Output);
        var both = Tool.Run("collect", "dev", "--print-policy").Output;
        var cli = Tool.Run("collect", "dev", "--print-policy", "--cli-only").Output;
        Assert.Contains("iam:GetAccountAuthorizationDetails", cli, StringComparison.Ordinal);
        Assert.DoesNotContain("organizations:", cli, StringComparison.Ordinal);
        Assert.Contains("organizations:ListPoliciesForTarget", both, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verb_needs_a_folder()
    {
        var run = Tool.Run("collect", "dev");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--out DIR", run.Error, StringComparison.Ordinal);
    }

    // Runs the script with an AWS CLI, and an iam-collect, that are shell scripts.
    private (int Code, string Error) Run(string aws, string scope = "stack", string? iamCollect = null, bool runsIt = true)
    {
        var bin = Path.Combine(folder, "bin");
        Directory.CreateDirectory(bin);
        foreach (var (name, text) in (IEnumerable<(string, string?)>)[("aws", aws), ("iam-collect", iamCollect)])
        {
            var program = Path.Combine(bin, name);
            File.WriteAllText(program, $"#!/bin/sh\n{text}\n");
            if (!OperatingSystem.IsWindows() && text is not null)
            {
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        File.WriteAllText(Path.Combine(folder, "collect.sh"), CollectScript.Text);
        var run = Programs.Run(
            "env", "",
            [
                "REPORT_SECONDS=2", $"PATH={bin}:{Environment.GetEnvironmentVariable("PATH")}", "bash",
                Path.Combine(folder, "collect.sh"),
                Path.Combine(folder, "out"), "us-east-1", "infra-dev-", "/infra/dev/", scope,
                .. iamCollect is not null && runsIt ? ["iam-collect"] : (string[])[],
            ]);
        return (run.ExitCode, run.Error);
    }

    private const string Identity =
        """[ "$2" != get-caller-identity ] || { printf '{\n    "Account": "123456789012"\n}\n'; exit; }""";

    private const string Buckets =
        $$"""
        {{Identity}}
        case "$2" in
          list-buckets) printf '{\n    "Buckets": [{\n        "Name": "one"\n    }, {\n        "Name": "two"\n    }]\n}\n' ;;
          *) echo '{}' ;;
        esac
        """;

    private string Read(string file) => File.ReadAllText(Path.Combine(folder, "out", file));

    [GeneratedRegex(@"(?m)^ *(?:\|\| *|until )?call \S+ (\w+:\w+) \S+ +\w+ ([a-z-]+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"\$\(ids \S+ \S+ \w+ ([a-z-]+)")]
    private static partial Regex OwnCall();
}
