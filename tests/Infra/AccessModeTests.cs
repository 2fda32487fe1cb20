using Infra.Settings;
using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Infra;

/// <summary>What becomes of the settings of <c>infra:access</c> in each mode: each takes effect, or is refused by name.</summary>
[Collection("Pulumi")]
public sealed class AccessModeTests
{
    private static readonly Given Dev = Given.Settings().With("infra:stage", "dev");

    public static TheoryData<string, string, string> OnThePermission => new()
    {
        { "requireMfa", "true", "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}" },
        { "mfaMaxAgeSeconds", "900", "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"900\"}" },
        { "sourceCidrs", "[\"198.18.0.0/24\"]", "\"IpAddress\":{\"aws:SourceIp\":\"198.18.0.0/24\"}" },
    };

    [Theory]
    [MemberData(nameof(OnThePermission))]
    public async Task In_direct_mode_it_stands_on_every_policy_of_the_user(string name, string value, string condition)
    {
        var run = await StackRun.Of(Dev.With("infra:access", $$"""{"mode": "direct", "mayDeleteCheckpoints": true, "mayDeleteSavepoints": true, "{{name}}": {{value}}}"""));

        Assert.Equal(3, run.Of("aws:iam/userPolicyAttachment:UserPolicyAttachment").Count());
        Assert.All(Policies(run), policy => Assert.Contains(condition, policy, StringComparison.Ordinal));
        Assert.All(Policies(await StackRun.Of(Dev.With("infra:access", """{"mode": "direct", "mayDeleteCheckpoints": true, "mayDeleteSavepoints": true}"""))), policy =>
            Assert.DoesNotContain(condition, policy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OnThePermission))]
    public async Task With_a_role_it_stands_on_becoming_the_role_alone(string name, string value, string condition)
    {
        var run = await StackRun.Of(Dev.With("infra:access", $$"""{"{{name}}": {{value}}}"""));

        Assert.Contains(condition, run.The("aws:iam/role:Role", "upload-role").Text("assumeRolePolicy"), StringComparison.Ordinal);
        Assert.All(Policies(run), policy => Assert.DoesNotContain(condition, policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Source_networks_bind_the_session_where_that_is_asked_for()
    {
        var run = await StackRun.Of(Dev.With("infra:access", """{"sourceCidrs": ["198.18.0.0/24"], "requireMfa": true, "sourceCidrsBindSession": true}"""));

        Assert.All(Policies(run), policy => Assert.Contains("\"aws:SourceIp\":\"198.18.0.0/24\"", policy, StringComparison.Ordinal));
        Assert.All(Policies(run), policy => Assert.DoesNotContain("MultiFactor", policy, StringComparison.Ordinal)); // a session keeps no age of its own
    }

    [Fact]
    public void Binding_a_session_to_no_network_is_refused() => Assert.Equal(
        ["infra:access.sourceCidrsBindSession: `true`: binds sessions to infra:access.sourceCidrs, which names no network; list them there"],
        Dev.With("infra:access", """{"sourceCidrsBindSession": true}""").Problems());

    [Theory]
    [InlineData("externalId", "\"6b7c1a52\"")]
    [InlineData("sessionNamedForUser", "true")]
    [InlineData("sessionTags", "[\"team\"]")]
    [InlineData("maxSessionHours", "2")]
    [InlineData("sourceCidrsBindSession", "true")]
    public void What_only_a_role_can_be_asked_for_is_refused_in_direct_mode(string name, string value)
    {
        var settings = $$"""{"sourceCidrs": ["198.18.0.0/24"], "{{name}}": {{value}}""";

        Assert.Equal(
            [$"infra:access.{name}: is asked for when the user becomes the role, and with mode direct there is no role; leave it out, or write mode assume-role"],
            Dev.With("infra:access", settings + ", \"mode\": \"direct\"}").Problems());
        Assert.Equal(AccessMode.AssumeRole, Dev.With("infra:access", settings + "}").Read().Access.Mode);
    }

    /// <summary>In circumstances that meet the conditions nothing is taken away, and every theorem holds as before.</summary>
    [Theory]
    [InlineData("dev", "mode: direct", "requireMfa: true, mfaMaxAgeSeconds: 900, sourceCidrs: [198.18.0.0/24]")]
    [InlineData("prod", "sourceCidrs: [198.18.0.0/24]", "sourceCidrsBindSession: true")]
    public async Task Conditions_that_are_met_take_nothing_away(string stack, string settings, string conditions)
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
    [InlineData("", "the user's long-lived access key reaches the state without becoming a role")]
    [InlineData(", \"requireMfa\": true", "the user reaches the state without becoming a role, with a session from `aws sts get-session-token`")]
    public void Direct_mode_is_pointed_out_with_what_the_user_needs(string more, string message) => Assert.Equal(
        message, Assert.Single(Dev.With("infra:access", $$"""{"mode": "direct"{{more}}}""").Notes(), note => note.Code == "DIRECT_USER_ACCESS").Message);

    private static IEnumerable<string> Policies(StackRun run)
    {
        var policies = run.Of("aws:iam/policy:Policy").Where(policy => policy.Name.StartsWith("upload-", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(policies);
        return policies.Select(policy => policy.Text("policy"));
    }
}
