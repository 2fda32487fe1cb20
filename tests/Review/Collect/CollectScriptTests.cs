using System.Text.RegularExpressions;
using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access;
using Policies.Access.Rights;
using Review.Collect;
using Tests.Review.Verbs;

namespace Tests.Review.Collect;

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
        Assert.Contains("iam:GetAccountAuthorizationDetails", Tool.Run("collect", "dev", "--print-policy").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_verb_needs_a_folder()
    {
        var run = Tool.Run("collect", "dev");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--out DIR", run.Error, StringComparison.Ordinal);
    }

    // Runs the script with an AWS CLI that is a shell script.
    private (int Code, string Error) Run(string aws)
    {
        var bin = Path.Combine(folder, "bin");
        Directory.CreateDirectory(bin);
        var program = Path.Combine(bin, "aws");
        File.WriteAllText(program, $"#!/bin/sh\n{aws}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllText(Path.Combine(folder, "collect.sh"), CollectScript.Text);
        var run = Programs.Run(
            "env", "", "REPORT_SECONDS=2", $"PATH={bin}:{Environment.GetEnvironmentVariable("PATH")}", "bash",
            Path.Combine(folder, "collect.sh"),
            Path.Combine(folder, "out"), "us-east-1", "infra-dev-", "/infra/dev/", "stack");
        return (run.ExitCode, run.Error);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(folder, "out", file));

    [GeneratedRegex(@"(?m)^ *(?:\|\| *|until )?call \S+ (\w+:\w+) \S+ +\w+ ([a-z-]+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"\$\(aws \w+ ([a-z-]+)")]
    private static partial Regex OwnCall();
}
