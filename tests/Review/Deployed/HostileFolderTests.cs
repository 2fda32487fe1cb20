using System.Text.Json.Nodes;
using Review.Forms;
using Tests.Review.Drift;
using Tests.Review.Verbs;
using static Tests.Review.Deployed.CollectedAccountFolder;

namespace Tests.Review.Deployed;

/// <summary>
/// Folders with something else than files: nothing waits or throws, and what is not read never means that there is none.
/// </summary>
public sealed class HostileFolderTests : IDisposable
{
    private const string Object = "arn:aws:s3:::state/checkpoints/1";
    private const string Bucket = "aws/aws/accounts/123456789012/s3/state";

    private readonly CollectedAccountFolder folder = new();

    public HostileFolderTests() =>
        folder.WithUser("alice").WithInline("user/alice", Allow("s3:GetObject", "*")).WithBucket("state");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_folder_is_complete_without_such_things() => Assert.Equal(0, Ask().Code);

    [Needs("mkfifo")]
    public void A_named_pipe_in_place_of_a_policy_is_not_read() => NotRead(
        () => Programs.Run("mkfifo", "", At($"{Bucket}/policy.json")), $"{Bucket}/policy.json: it is not a regular file");

    [Fact]
    public void A_folder_in_place_of_a_policy_is_not_read() => NotRead(
        () => Directory.CreateDirectory(At($"{Bucket}/policy.json")), $"{Bucket}/policy.json: it is a folder, not a file");

    [Fact]
    public void An_empty_policy_is_not_read() => NotRead(
        () => folder.WithFile($"{Bucket}/policy.json", ""), $"{Bucket}/policy.json: it is empty");

    [Needs("ln")]
    public void A_link_to_nothing_is_not_read() => NotRead(
        () => File.CreateSymbolicLink(At($"{Bucket}/policy.json"), At("nowhere")),
        $"{Bucket}/policy.json: it is a symbolic link to nothing");

    [Needs("ln")]
    public void A_link_to_itself_is_not_read() => NotRead(
        () => File.CreateSymbolicLink(At($"{Bucket}/policy.json"), At($"{Bucket}/policy.json")),
        $"{Bucket}/policy.json: ");

    [Needs("ln")]
    public void A_device_is_not_read() => NotRead(
        () => File.CreateSymbolicLink(At($"{Bucket}/policy.json"), "/dev/zero"),
        $"{Bucket}/policy.json: it is not a regular file");

    [Needs("ln")]
    public void Links_to_a_folder_above_are_not_followed()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            Directory.CreateSymbolicLink(At($"aws/aws/accounts/123456789012/s3/{name}"), At("aws"));
        }

        var (code, answer) = Ask();

        Assert.Equal(3, code);
        Assert.Contains(
            "aws/aws/accounts/123456789012/s3/a: it is a symbolic link to a folder, which is not followed",
            Texts(answer["unread"]));
    }

    [Fact]
    public void A_file_in_place_of_the_users_is_not_an_account_without_users()
    {
        Directory.Delete(At("aws/aws/accounts/123456789012/iam/user"), recursive: true);
        folder.With("iam/user", "").With("iam/role/x/metadata.json", """{"arn": "arn:aws:iam::123456789012:role/x"}""");

        var (code, answer) = Ask();

        Assert.Equal(3, code);
        Assert.Contains(
            "aws/aws/accounts/123456789012/iam/user: it is a file, not a folder", Texts(answer["unread"]));
    }

    [Fact]
    public void An_account_without_users_and_roles_was_not_collected()
    {
        Directory.Delete(At("aws/aws/accounts/123456789012/iam"), recursive: true);

        var (code, answer) = Ask();

        Assert.Equal(3, code);
        Assert.Contains(Texts(answer["unread"]), text => text.Contains("has no users and no roles", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bucket-policies/state.json\tdenied\ts3:GetBucketPolicy is denied\n")]
    [InlineData("buckets.json\tdenied\ts3:ListAllMyBuckets is denied\n")]
    [InlineData("authorization-details.json\tfailed\tConnection was closed\n")]
    [InlineData("iam-collect.log\tfailed\tiam-collect did not collect everything\n")]
    public void A_call_that_failed_is_not_an_answer(string record)
    {
        using var answers = new CollectedAccountFolder();
        answers.WithFile("authorization-details.json", Details).WithFile("collected.tsv", record);

        var run = Tool.Run("who-can", "s3:GetObject", Object, "--owner", Account, "--account", answers.Root, "--format", "json");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(record.Split('\t')[2].Trim(), run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".\tbegun\ncaller-identity.json\tok\n", 3)]
    [InlineData(".\tbegun\ncaller-identity.json\tok\n.\tended\n", 0)]
    public void An_interrupted_collection_is_not_complete(string record, int code)
    {
        using var answers = new CollectedAccountFolder();
        answers.WithFile("authorization-details.json", Details).WithFile("collected.tsv", record);

        var run = Tool.Run("who-can", "s3:GetObject", Object, "--owner", Account, "--account", answers.Root);

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(code == 3, run.Output.Contains("the collection was interrupted", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_authorization_details_the_users_and_roles_are_not_known()
    {
        using var answers = new CollectedAccountFolder();
        answers.WithFile("caller-identity.json", """{"Account": "123456789012"}""")
            .WithFile("collected.tsv", "authorization-details.json\tdenied\tiam:GetAccountAuthorizationDetails is denied\n");

        var run = Tool.Run("who-can", "s3:GetObject", Object, "--owner", Account, "--account", answers.Root, "--format", "json");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("iam:GetAccountAuthorizationDetails is denied", run.Output, StringComparison.Ordinal);
    }

    [NeedsTheory("mkfifo")]
    [InlineData("stack.json", 2)]
    [InlineData("caller-identity.json", 3)]
    [InlineData("collected.tsv", 3)]
    [InlineData("buckets.json", 3)]
    public async Task A_named_pipe_among_the_answers_about_a_stack_does_not_stop_the_comparison(string file, int code)
    {
        using var answers = new CollectedAccountFolder();
        answers.WithFile("authorization-details.json", (await DeclaredAnswers.DetailsAsync()).ToJsonString());
        Programs.Run("mkfifo", "", Path.Combine(answers.Root, file));

        var run = DeployedStacks.Compare(answers.Root, OutputFormat.Text);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains($"{file}: it is not a regular file", run.Output + run.Error, StringComparison.Ordinal);
    }

    private void NotRead(Action plant, string reason)
    {
        plant();

        var (code, answer) = Ask();

        Assert.Equal(3, code);
        Assert.Contains(reason, answer.ToJsonString(), StringComparison.Ordinal);
    }

    private (int Code, JsonObject Answer) Ask()
    {
        var run = Tool.Run("who-can", "s3:GetObject", Object, "--account", folder.Root, "--format", "json");
        Assert.True(run.Output.Length > 0, run.Error);
        return (run.ExitCode, JsonNode.Parse(run.Output)!.AsObject());
    }

    private string At(string path) => Path.Combine(folder.Root, path);

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(text => (string)text!)];

    private static string Details =>
        $$"""
        {"UserDetailList": [{"UserName": "alice", "Arn": "arn:aws:iam::123456789012:user/alice", "UserPolicyList": [
            {"PolicyName": "own", "PolicyDocument": {{Allow("s3:GetObject", "*")}} }]}],
         "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
        """;
}
