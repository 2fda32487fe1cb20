using Infra.Commands;

namespace Tests.Infra.Commands;

/// <summary>Runs the commands with the real AWS CLI and an emulated S3 on this machine.</summary>
public sealed class EmulatedBucketTests(SharedEmulator emulator) : IClassFixture<SharedEmulator>
{
    private const string Job = "0123456789abcdef0123456789abcdef";
    private const string OldJob = "fedcba9876543210fedcba9876543210";

    private static readonly FlinkCommands Commands = new(PrimaryNode.Cluster);

    [Needs("bash", "aws", "moto_server")]
    public async Task Listing_refusing_and_removing_work_with_the_real_AWS_CLI()
    {
        using var primary = new PrimaryNode().WithRealAws().WithApplication("application_1763798400000_0007", Job);
        (string, string)[] emulated =
        [
            ("AWS_ENDPOINT_URL", await emulator.EmptyAsync()), ("AWS_ACCESS_KEY_ID", "testing"),
                ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_EC2_METADATA_DISABLED", "true"),
        ];
        string Run(string command, params (string, string)[] more) =>
            primary.Run(command, [.. emulated, .. more]) is var run ? run.Output + run.Error : "";

        Run($"aws s3api create-bucket --region us-east-1 --bucket {PrimaryNode.Bucket}");
        Assert.Equal("", Run(Commands.ListCheckpoints));

        Run($$"""
            put() { aws s3 cp --region us-east-1 --only-show-errors - "s3://{{PrimaryNode.Bucket}}/$1"; }
            echo "s3://{{PrimaryNode.Bucket}}/checkpoints/{{OldJob}}/shared/a" | put checkpoints/{{Job}}/chk-7/_metadata
            echo old | put checkpoints/{{OldJob}}/chk-1/_metadata
            """);
        Assert.Matches(
            $"^\\S+ s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-7\n\\S+ "
                + $"s3://{PrimaryNode.Bucket}/checkpoints/{OldJob}/chk-1\n$", Run(Commands.ListCheckpoints));
        Assert.Equal(
            $"nothing was removed: checkpoints/{Job}/chk-7/_metadata refers to it\n",
            Run(Commands.RemoveOldJob, ("OLD_JOB", OldJob), ("CONFIRM", OldJob)));

        Run("echo nothing of old | aws s3 cp --region us-east-1 --only-show-errors - "
            + $"s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-7/_metadata");
        Assert.Contains("set CONFIRM=", Run(Commands.RemoveOldJob, ("OLD_JOB", OldJob)), StringComparison.Ordinal);
        Assert.Contains(
            $"delete: s3://{PrimaryNode.Bucket}/checkpoints/{OldJob}/chk-1/_metadata",
            Run(Commands.RemoveOldJob, ("OLD_JOB", OldJob), ("CONFIRM", OldJob)), StringComparison.Ordinal);
        Assert.Matches($"^\\S+ s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-7\n$", Run(Commands.ListCheckpoints));
        Assert.Contains(
            "there is no s3://",
            Run(Commands.Resume, ("SAVEPOINT", $"s3://{PrimaryNode.Bucket}/savepoints/none"), ("JAR", "job.jar")),
            StringComparison.Ordinal);
    }
}
