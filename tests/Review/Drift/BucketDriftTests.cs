using Review;
using Review.Diff;
using Review.Drift;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>Settings of the bucket that somebody changed or added in the account.</summary>
public sealed class BucketDriftTests
{
    [Fact]
    public async Task A_queue_that_hears_of_objects_is_a_gain_and_EventBridge_a_change()
    {
        var report = await CompareAsync("notification", """
            {"EventBridgeConfiguration": {}, "QueueConfigurations": [{"QueueArn": "arn:aws:sqs:us-east-1:111122223333:q"}]}
            """);

        Assert.Equal(
            ["sends the keys of its objects and who writes them to arn:aws:sqs:us-east-1:111122223333:q"],
            report.Diff.SettingsLoosened.Where(change => change.Resource == "state-bucket").Select(change => change.Message));
        Assert.Equal(DriftKind.NotInTheProgram, Row(report, "state-bucket/events").Kind);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("""{"EventBridgeConfiguration": {}}""", false)]
    [InlineData("""{"QueueConfigurations": []}""", true)]
    public async Task Declared_events_that_are_turned_off_are_a_protection_less(string answer, bool isLost)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "dev",
            (await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.dev.yaml")))
                .Replace("    accessLog: false", "    events: true", StringComparison.Ordinal));

        var report = await CompareAsync("notification", answer, await Reviews.In(project.Folder, "dev"));

        Assert.Equal(isLost, report.Diff.SettingsLoosened.Any(change =>
            change.Message.Contains("nobody hears of what happens to objects", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Object_lock_that_somebody_turned_on_is_a_change_with_the_command_that_ends_the_default_retention()
    {
        var report = await CompareAsync("object-lock", """
            {"ObjectLockConfiguration": {"ObjectLockEnabled": "Enabled",
                "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Years": 10}}}}
            """);

        Assert.StartsWith(
            "aws s3api put-object-lock-configuration --bucket infra-dev-state-", Row(report, "state-bucket/object-lock").Command,
            StringComparison.Ordinal);
        Assert.Empty(report.Diff.SettingsLoosened);
        Assert.False(report.IsAsDeclared);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("""{"ObjectLockConfiguration": ""}""", 0)]
    public async Task A_bucket_without_object_lock_is_as_declared(string answer, int rows) =>
        Assert.Equal(rows, (await CompareAsync("object-lock", answer)).Rows.Count);

    [Theory]
    [InlineData(
        "lifecycle",
        """{"Rules": [{"Status": "Enabled", "Filter": {"Prefix": ""}, "Transitions": [{"Days": 1, "StorageClass": "GLACIER"}]}]}""",
        "archived objects must be restored before anybody can read them")]
    [InlineData(
        "lifecycle",
        """{"Rules": [{"Status": "Disabled", "Filter": {"Prefix": ""}, "Transitions": [{"Days": 1, "StorageClass": "GLACIER"}]}]}""",
        "")]
    [InlineData("versioning", """{"Status": "Enabled", "MFADelete": "Enabled"}""", "")]
    public async Task A_setting_that_protects_less_is_a_finding_and_another_one_a_change(
        string file, string answer, string meaning)
    {
        var report = await CompareAsync(file, answer);

        Assert.Equal(DriftKind.Changed, Row(report, $"state-{file}").Kind);
        Assert.Equal(meaning.Length == 0 ? [] : [meaning], report.Diff.SettingsLoosened
            .Select(change => change.Message[(change.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Equal(
            meaning.Length == 0 ? ExitCode.NotDecided : ExitCode.Finding,
            report.ExitCode(FailOn.Broadening | FailOn.Findings | FailOn.Replacement));
    }

    private static DriftRow Row(DriftReport report, string name) => Assert.Single(report.Rows, row => row.Name == name);

    private static async Task<DriftReport> CompareAsync(string file, string answer, ReviewReport? stack = null)
    {
        stack ??= await Reviews.Of("dev");
        var bucket = stack.Resources.Of(ResourceTypes.Bucket).Single(bucket => bucket.Name == "state-bucket").NameInAws!;
        using var folder = await AnswersFolder.AsDeclaredAsync();
        return await folder.With("buckets.json", $$"""{"Buckets": [{"Name": "{{bucket}}"}]}""")
            .With($"buckets/{bucket}/{file}.json", answer).CompareAsync(stack);
    }
}
