using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Infra.Components;

/// <summary>The secret that hands the access key over.</summary>
[Collection("Pulumi")]
public sealed class KeyHandOverTests
{
    private const string Setting = "  infra:access: {handOver: {readers: [role/Operations, user/people/ann]}}";

    private const string Theorem =
        "Nobody but the readers in the settings, and those who deploy, gets the access key that a secret hands over";

    [Fact]
    public async Task The_readers_read_it_and_those_who_deploy_and_nobody_else()
    {
        var report = await Delivered.Of("prod", Setting);

        Assert.Equal(
            ["infra-prod-deploy", "infra-prod-plan", "role/Operations", "user/people/ann"],
            report.Access.Where(row => row.Action == "secretsmanager:GetSecretValue" && row.Decision == "Allowed")
                .Select(row => row.Principal).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            TheoremOutcome.Proved, report.Theorems.Single(theorem => theorem.Name == Theorem).Outcome);
    }

    [Fact]
    public async Task A_reader_that_the_settings_do_not_name_breaks_the_theorem()
    {
        var report = await Delivered.Of("prod", Setting);
        var other = report with
        {
            Settings = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(
                report.Settings.ToJsonString().Replace("role/Operations", "role/Another", StringComparison.Ordinal))!,
        };

        var broken = Assert.Single(global::Review.Theorems.AllTheorems.Of(other, name => name == Theorem));
        Assert.Equal(TheoremOutcome.Refuted, broken.Outcome);
        Assert.Contains("role/Operations", broken.Example, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_the_setting_has_no_secret_and_no_such_theorem()
    {
        var report = await Delivered.Of("prod");

        Assert.DoesNotContain(
            report.Resources, resource => resource.Type.StartsWith("aws:secretsmanager/", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Theorems, theorem => theorem.Name == Theorem);
    }

    [Fact]
    public async Task A_comparison_says_who_may_now_read_the_key()
    {
        var diff = global::Review.Diff.StackDiff.Of(
            await Delivered.Of("prod"), await Delivered.Of("prod", Setting), global::Review.Diff.Access.SourceLines.None);

        Assert.Superset(
            new HashSet<string> { "role Operations", "user ann" },
            diff.AccessGained.Where(change => change.Actions.Contains("secretsmanager:GetSecretValue"))
                .Select(change => change.Who).ToHashSet());
    }

    [Fact]
    public async Task The_secret_has_the_key_that_the_outputs_hand_over()
    {
        var run = await StackRun.Of(TestSettings.Settings().With(
            "infra:access", """{"handOver": {"readers": ["role/Operations"]}, "keys": [{"slot": "a"}, {"slot": "b"}]}"""));

        Assert.Equal(
            """{"accessKeyId":"AKIAIOSFODNN7EXAMPLE","secretAccessKey":"the-secret-access-key"}""",
            run.The("aws:secretsmanager/secretVersion:SecretVersion", "hand-over-value").Text("secretString"));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """{"handOver": {}}""",
            "infra:access.handOver.readers: is required: the users and roles that may read the access key; list them, such as "
                + "role/Operations or user/ann" },
        { """{"handOver": {"readers": ["arn:aws:iam::123456789012:role/x"]}}""",
            "infra:access.handOver.readers: `arn:aws:iam::123456789012:role/x`: must be a user or role of the stack's account, "
                + "without its ARN; write role/Operations or user/ann" },
        { """{"handOver": {"readers": ["role/*"]}}""",
            "infra:access.handOver.readers: `role/*`: must be a user or role of the stack's account, without its ARN; write "
                + "role/Operations or user/ann" },
        { """{"handOver": {"readers": ["user/a", "user/a"]}}""",
            "infra:access.handOver.readers: `user/a`: is listed twice; write one item for it" },
        { """{"handOver": {"readers": ["user/a"]}, "keys": [{"slot": "a", "pgpKey": "mDMEAAAAABYJKwYBBAHaRw8BAQdA"}]}""",
            "infra:access.handOver.readers: cannot use the key: pgpKey in keys encrypts its secret for the owner of a PGP key; "
                + "leave out handOver, or the pgpKey" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_wrong_setting_is_refused(string access, string problem) => Assert.Equal(
        [problem], TestSettings.Settings().With("infra:access", access).Problems());
}
