using System.Text.Json.Nodes;
using Tests.Review.Verbs;
using static Tests.Review.Deployed.CollectedAccountFolder;

namespace Tests.Review.Deployed;

public sealed class PathSearchTests : IDisposable
{
    private const string Object = "arn:aws:s3:::state/1";
    private const string Account = "arn:aws:iam::123456789012";
    private const string OnlyEc2 = """{"Service": "ec2.amazonaws.com"}""";

    private readonly CollectedAccountFolder folder = new();

    public PathSearchTests() => folder.WithBucket("state").WithRole("reader", Trust(OnlyEc2))
        .WithInline("role/reader", Allow("s3:GetObject", "arn:aws:s3:::state/*"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_principal_that_assumes_a_role_reaches_what_the_role_reaches()
    {
        folder.WithRole("door", Trust($$"""{"AWS": "{{Account}}:root"}"""))
            .WithInline("role/door", Allow("s3:GetObject", "*"))
            .WithUser("alice").WithInline("user/alice", Allow("sts:AssumeRole", "*"))
            .WithUser("bob");

        var paths = Search();

        Assert.Equal([$"{Account}:role/door", $"{Account}:role/reader", $"{Account}:user/alice"], Principals(paths));
        Assert.Equal(["sts:AssumeRole", "s3:GetObject"], Calls(paths, "user/alice"));
    }

    [Fact]
    public void A_path_can_have_several_takeovers()
    {
        folder.WithRole("second", Trust($$"""{"AWS": "{{Account}}:role/first"}"""))
            .WithInline("role/second", Allow("s3:GetObject", "*"))
            .WithRole("first", Trust($$"""{"AWS": "{{Account}}:user/alice"}"""))
            .WithUser("alice");

        Assert.Equal(["sts:AssumeRole", "sts:AssumeRole", "s3:GetObject"], Calls(Search(), "user/alice"));
    }

    [Theory]
    [InlineData("iam:PutUserPolicy")]
    [InlineData("iam:AttachUserPolicy")]
    [InlineData("iam:*")]
    public void A_user_that_writes_its_own_policies_reaches_everything(string action)
    {
        folder.WithUser("alice").WithInline("user/alice", Allow(action, "*"));

        Assert.Contains($"{Account}:user/alice", Principals(Search()));
    }

    [Fact]
    public void A_new_version_of_a_policy_that_the_user_holds_gives_everything()
    {
        folder.WithUser("alice").WithManaged("own", Allow("iam:CreatePolicyVersion", "*"))
            .With("iam/user/alice/managed-policies.json", $"""["{Account}:policy/own"]""");

        Assert.Equal(["iam:CreatePolicyVersion", "s3:GetObject"], Calls(Search(), "user/alice"));
    }

    [Fact]
    public void A_permissions_boundary_limits_what_written_policies_give()
    {
        folder.WithManaged("limit", Allow("iam:*", "*"))
            .WithUser("alice", $""", "permissionBoundary": "{Account}:policy/limit" """)
            .WithInline("user/alice", Allow("iam:PutUserPolicy", "*"));

        Assert.DoesNotContain($"{Account}:user/alice", Principals(Search()));
    }

    [Theory]
    [InlineData("iam:CreateAccessKey")]
    [InlineData("iam:UpdateLoginProfile")]
    public void Credentials_of_a_user_give_what_the_user_reaches(string action)
    {
        folder.WithUser("admin").WithInline("user/admin", Allow("s3:*", "*"))
            .WithUser("alice").WithInline("user/alice", Allow(action, $"{Account}:user/admin"));

        Assert.Equal([action, "s3:GetObject"], Calls(Search(), "user/alice"));
    }

    [Fact]
    public void A_changed_trust_policy_gives_the_role()
    {
        folder.WithUser("alice").WithInline("user/alice", Allow("iam:UpdateAssumeRolePolicy", "*"));

        Assert.Equal(["iam:UpdateAssumeRolePolicy", "s3:GetObject"], Calls(Search(), "user/alice"));
    }

    [Theory]
    [InlineData("\"iam:PassRole\", \"ec2:RunInstances\"", true)]
    [InlineData("\"iam:PassRole\"", false)]
    public void A_passed_role_needs_a_call_that_starts_the_service(string actions, bool isReached)
    {
        folder.WithUser("alice").WithInline("user/alice", $$"""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [{{actions}}], "Resource": "*"}]}
            """);

        Assert.Equal(isReached, Principals(Search()).Contains($"{Account}:user/alice"));
    }

    [Fact]
    public void A_group_that_a_user_can_join_gives_its_policies()
    {
        folder.With("iam/group/readers/metadata.json", $$"""{"arn": "{{Account}}:group/readers"}""")
            .WithInline("group/readers", Allow("s3:GetObject", "*"))
            .WithUser("alice").WithInline("user/alice", Allow("iam:AddUserToGroup", "*"));

        Assert.Equal(["iam:AddUserToGroup", "s3:GetObject"], Calls(Search(), "user/alice"));
    }

    [Fact]
    public void A_new_role_without_a_boundary_gives_everything()
    {
        folder.WithUser("alice").WithInline("user/alice", """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["iam:CreateRole", "iam:PutRolePolicy"],
                "Resource": "arn:aws:iam::123456789012:role/new*"}]}
            """);

        Assert.Equal(["iam:CreateRole", "iam:PutRolePolicy", "s3:GetObject"], Calls(Search(), "user/alice"));
    }

    [Fact]
    public void A_principal_with_an_unreadable_policy_is_not_decided()
    {
        folder.WithUser("bob").With("iam/user/bob/inline-policies.json", "[{");

        var run = Run();

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"{Account}:user/bob", run.Output, StringComparison.Ordinal);
    }

    private Programs.Finished Run() =>
        Tool.Run("who-can", "s3:GetObject", Object, "--account", folder.Root, "--chains", "--format", "json");

    private JsonArray Search() => JsonNode.Parse(Run().Output)!["paths"]!.AsArray();

    private static string[] Principals(JsonArray paths) => [.. paths.Select(path => (string)path!["principal"]!)];

    private static string[] Calls(JsonArray paths, string principal) =>
        [.. paths.First(path => (string?)path!["principal"] == $"{Account}:{principal}")!["calls"]!.AsArray()
            .Select(call => (string)call!["request"]!["action"]!)];
}
