using Infra.Settings;
using Pulumi;
using Pulumi.Utilities;
using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Infra.Components;

/// <summary>The settings of <c>infra:access</c> in both modes: each has an effect or is refused.</summary>
[Collection("Pulumi")]
public sealed class UploadAccessTests
{
    private static readonly TestSettings Dev = TestSettings.Settings().With("infra:stage", "dev");

    public static TheoryData<string, string, string> OnThePermission => new()
    {
        { "requireMfa", "true", "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}" },
        { "mfaMaxAgeSeconds", "900", "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"900\"}" },
        { "sourceCidrs", "[\"198.18.0.0/24\"]", "\"IpAddress\":{\"aws:SourceIp\":\"198.18.0.0/24\"}" },
    };

    [Theory]
    [MemberData(nameof(OnThePermission))]
    public async Task In_direct_mode_the_condition_is_in_every_policy_of_the_user(string name, string value, string condition)
    {
        var run = await StackRun.Of(
            Dev.With("infra:access",
            $$"""{"mode": "direct", "mayDeleteCheckpoints": true, "mayDeleteSavepoints": true, "{{name}}": {{value}}}"""));

        Assert.Equal(3, run.Of("aws:iam/userPolicyAttachment:UserPolicyAttachment").Count());
        Assert.All(Policies(run), policy => Assert.Contains(condition, policy, StringComparison.Ordinal));
        Assert.All(Policies(
            await StackRun.Of(
                Dev.With("infra:access", """{"mode": "direct", "mayDeleteCheckpoints": true, "mayDeleteSavepoints": true}"""))),
                policy =>
            Assert.DoesNotContain(condition, policy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OnThePermission))]
    public async Task With_a_role_the_condition_is_only_in_the_trust_policy(string name, string value, string condition)
    {
        var run = await StackRun.Of(Dev.With("infra:access", $$"""{"{{name}}": {{value}}}"""));

        Assert.Contains(
            condition, run.The("aws:iam/role:Role", "upload-role").Text("assumeRolePolicy"), StringComparison.Ordinal);
        Assert.All(Policies(run), policy => Assert.DoesNotContain(condition, policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SourceCidrsBindSession_adds_the_networks_to_the_permissions()
    {
        var run = await StackRun.Of(
            Dev.With("infra:access",
            """{"sourceCidrs": ["198.18.0.0/24"], "requireMfa": true, "sourceCidrsBindSession": true}"""));

        Assert.All(Policies(run), policy =>
            Assert.Contains("\"aws:SourceIp\":\"198.18.0.0/24\"", policy, StringComparison.Ordinal));
        // the conditions on MFA apply to AssumeRole only
        Assert.All(Policies(run), policy => Assert.DoesNotContain("MultiFactor", policy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"requireMfa\": true", "--token-code \"$MFA_CODE\" --region us-east-1")]
    [InlineData("\"mfaMaxAgeSeconds\": 3600", "--token-code \"$MFA_CODE\" --duration-seconds 3600 --region us-east-1")]
    public async Task In_direct_mode_with_a_second_factor_the_commands_work_with_a_session_of_the_user(
        string settings, string options)
    {
        var run = await StackRun.Of(Dev.With("infra:access", $$"""{"mode": "direct", {{settings}}}"""));

        var call = $"aws sts get-session-token --serial-number arn:aws:iam::123456789012:mfa/infra-test-uploader {options}";
        Assert.Contains(call, await ValueAsync(run.Stack.AssumeRoleCommand), StringComparison.Ordinal);
        Assert.Contains(call, await ValueAsync(run.Stack.AssumeRoleCommandPlain), StringComparison.Ordinal);
        Assert.DoesNotContain("--profile", await ValueAsync(run.Stack.UploadCommand), StringComparison.Ordinal);
        Assert.Contains("[profile infra-test-uploader]", await ValueAsync(run.Stack.AwsConfig), StringComparison.Ordinal);
        Assert.DoesNotContain("infra-test-upload ", await ValueAsync(run.Stack.AwsProfileCommand), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_direct_mode_without_one_they_work_with_the_key()
    {
        var run = await StackRun.Of(Dev.With("infra:access", """{"mode": "direct"}"""));

        Assert.DoesNotContain("aws sts", await ValueAsync(run.Stack.AssumeRoleCommand), StringComparison.Ordinal);
        Assert.EndsWith("--profile infra-test-upload", await ValueAsync(run.Stack.UploadCommand), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-b7c1a52")]
    [InlineData("--role-arn")]
    [InlineData("file://id")]
    [InlineData("FILEB://id")]
    [InlineData("https://example.com/id")]
    public void An_external_id_that_the_AWS_CLI_reads_as_something_else_is_refused(string id) => Assert.Equal(
        [$"infra:access.externalId: `{id}`: begins with - or with a scheme such as file://, so the AWS CLI reads it as an "
            + "option or as the name of a file; begin it with a letter or a digit and leave out ://, as in 6b7c1a52"],
        Dev.With("infra:access", $$"""{"externalId": "{{id}}"}""").Problems());

    [Theory]
    [InlineData("b-7c1a52")]
    [InlineData("a/b:c")]
    public void Another_external_id_is_taken(string id) =>
        Assert.Equal(id, Dev.With("infra:access", $$"""{"externalId": "{{id}}"}""").Read().Uploaders[0].Trust.ExternalId);

    [Fact]
    public void SourceCidrsBindSession_without_networks_is_refused() => Assert.Equal(
        ["infra:access.sourceCidrsBindSession: `true`: needs at least one network in infra:access.sourceCidrs; list the "
            + "networks there, or leave it out"],
        Dev.With("infra:access", """{"sourceCidrsBindSession": true}""").Problems());

    [Theory]
    [InlineData("externalId", "\"6b7c1a52\"")]
    [InlineData("sessionNamedForUser", "true")]
    [InlineData("sessionTags", "[\"team\"]")]
    [InlineData("maxSessionHours", "2")]
    [InlineData("sourceCidrsBindSession", "true")]
    public void Settings_that_need_a_role_are_refused_in_direct_mode(string name, string value)
    {
        var settings = $$"""{"sourceCidrs": ["198.18.0.0/24"], "{{name}}": {{value}}""";

        Assert.Equal(
            [$"infra:access.{name}: applies to the role and its sessions, and mode direct has no role; leave it out, or write "
                + "mode assume-role"],
            Dev.With("infra:access", settings + ", \"mode\": \"direct\"}").Problems());
        Assert.Equal(AccessMode.AssumeRole, Dev.With("infra:access", settings + "}").Read().Uploaders[0].Mode);
    }

    /// <summary>For requests that meet the conditions, the access table and the theorems do not change.</summary>
    [Theory]
    [InlineData("dev", "mode: direct", "requireMfa: true, mfaMaxAgeSeconds: 900, sourceCidrs: [198.18.0.0/24]")]
    [InlineData("prod", "sourceCidrs: [198.18.0.0/24]", "sourceCidrsBindSession: true")]
    public async Task Met_conditions_remove_no_access(string stack, string settings, string conditions)
    {
        var without = await Delivered.With(stack, $"  infra:access: {{{settings}}}");
        var with = await Delivered.With(stack, $"  infra:access: {{{settings}, {conditions}}}");

        Assert.Contains(without.Access, row => row is { Decision: "Allowed", Action: "s3:PutObject" });
        Assert.Equal(
            without.Access.Select(row => (row.Principal, row.Action, row.When, row.Decision)),
            with.Access.Select(row => (row.Principal, row.Action, row.When, row.Decision)));
        Assert.NotEmpty(with.Theorems);
        Assert.All(with.Theorems, theorem => Assert.Equal(TheoremOutcome.Proved, theorem.Outcome));
        Assert.DoesNotContain(with.Findings, finding => finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("", "the user's long-lived access key has access to the state without a role")]
    [InlineData(
        ", \"requireMfa\": true",
        "the user has access to the state without a role, with a session from `aws sts get-session-token`")]
    public void Direct_mode_is_noted_with_the_credentials_that_give_access(string more, string message) => Assert.Equal(
        message, Assert.Single(
            Dev.With("infra:access", $$"""{"mode": "direct"{{more}}}""").Notes(), note =>
            note.Code == "DIRECT_USER_ACCESS").Message);

    private static async Task<string> ValueAsync<T>(Output<T> output) =>
        Assert.IsType<string>(await OutputUtilities.GetValueAsync(output));

    private static IEnumerable<string> Policies(StackRun run)
    {
        var policies = run.Of("aws:iam/policy:Policy")
            .Where(policy => policy.Name.StartsWith("upload-", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(policies);
        return policies.Select(policy => policy.Text("policy"));
    }
}
