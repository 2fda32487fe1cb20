using System.Text.Json.Nodes;
using Tests.Review.Verbs;
using static Tests.Review.Deployed.CollectedAccountFolder;

namespace Tests.Review.Deployed;

/// <summary>Block Public Access, object ownership and grants in the answer about a bucket or key.</summary>
public sealed class ResourceGuardsTests : IDisposable
{
    private const string Restricts = """{"PublicAccessBlockConfiguration": {"RestrictPublicBuckets": true}}""";
    private const string RestrictsNothing = """{"PublicAccessBlockConfiguration": {"RestrictPublicBuckets": false}}""";
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/k1";
    private const string Everybody = "\"*\"";

    private readonly CollectedAccountFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Restricts, RestrictsNothing, false)]
    [InlineData(RestrictsNothing, Restricts, false)]
    [InlineData("", Restricts, false)]
    [InlineData(RestrictsNothing, RestrictsNothing, true)]
    [InlineData("", "", true)]
    public void A_restricted_bucket_with_a_public_policy_lets_nobody_from_outside_in(string bucket, string account, bool isOpen)
    {
        WithPublicBucket(Everybody).WithFile("buckets/state/public-access-block.json", bucket)
            .WithFile("public-access-block.json", account);

        var answer = Ask("s3:GetObject", "arn:aws:s3:::state/1");

        Assert.Equal(isOpen, Principals(answer).Contains("anonymous"));
        Assert.DoesNotContain("Block Public Access", answer["assumptions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_iam_collect_say_it_too()
    {
        folder.WithBucket("state", Public(Everybody)).With("s3/state/bpa.json", """{"RestrictPublicBuckets": true}""");

        // The restriction leaves services in.
        Assert.Equal(["an AWS service"], Principals(Ask("s3:GetObject", "arn:aws:s3:::state/1")));
    }

    [Fact]
    public void A_policy_that_names_an_account_is_not_public_so_that_the_restriction_does_not_count()
    {
        WithPublicBucket("""{"AWS": "111122223333"}""").WithFile("buckets/state/public-access-block.json", Restricts)
            .WithFile("public-access-block.json", Restricts);

        Assert.NotEmpty(Principals(Ask("s3:GetObject", "arn:aws:s3:::state/1")));
    }

    [Fact]
    public void Settings_that_were_not_collected_are_an_assumption()
    {
        WithPublicBucket(Everybody);

        var answer = Ask("s3:GetObject", "arn:aws:s3:::state/1");

        Assert.Contains("anonymous", Principals(answer));
        Assert.Contains("S3 Block Public Access of state", answer["assumptions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Decrypt", "kms:Decrypt", true)]
    [InlineData("Encrypt", "kms:Decrypt", false)]
    public void A_grant_lets_its_principal_use_the_key(string operation, string action, bool isAllowed)
    {
        WithKey().WithFile("keys/us-east-1/k1/grants.json", $$"""
            {"Grants": [{"GrantId": "g1", "GranteePrincipal": "arn:aws:iam::123456789012:user/alice",
                "Operations": ["{{operation}}"]}]}
            """);

        var answer = Ask(action, Key);

        Assert.Equal(isAllowed, Principals(answer).Contains("arn:aws:iam::123456789012:user/alice"));
        Assert.DoesNotContain("grants of", answer["assumptions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012", false)]
    [InlineData("111122223333", true)]
    public void A_grant_for_the_volumes_of_another_account_gives_access_and_one_for_those_of_the_account_does_not(
        string account, bool isAllowed)
    {
        WithKey().WithFile("keys/us-east-1/k1/grants.json", $$"""
            {"Grants": [{"GrantId": "g1", "KeyId": "{{Key}}", "Operations": ["Decrypt"],
                "GranteePrincipal": "arn:aws:sts::{{account}}:assumed-role/aws:ec2-infrastructure/i-0123456789abcdef0"}]}
            """);

        Assert.Equal(isAllowed, Principals(Ask("kms:Decrypt", Key)).Any(principal =>
            principal.Contains("ec2-infrastructure", StringComparison.Ordinal)));
    }

    [Fact]
    public void Grants_that_were_not_collected_are_an_assumption_and_torn_ones_are_not_read()
    {
        WithKey();
        Assert.Contains("grants of", Ask("kms:Decrypt", Key)["assumptions"]!.ToJsonString(), StringComparison.Ordinal);

        folder.WithFile("keys/us-east-1/k1/grants.json", "{");
        Assert.False((bool)Ask("kms:Decrypt", Key)["complete"]!);
    }

    [Theory]
    [InlineData(
        """ {"AWS": "arn:aws:sts::111122223333:assumed-role/tool/job"} """, "arn:aws:sts::111122223333:assumed-role/tool/job", null)]
    [InlineData(""" {"AWS": "arn:aws:sts::123456789012:assumed-role/tool/job"} """, null, "names this one session")]
    [InlineData(""" {"AWS": "arn:aws:sts::111122223333:federated-user/bob"} """, null, "names a federated user")]
    [InlineData(
        """ {"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"} """, null, "by its canonical id")]
    public void A_session_or_user_that_a_policy_names_is_asked_about_or_not_decided(
        string principal, string? allowed, string? undecided)
    {
        WithPublicBucket(principal);

        var answer = Ask("s3:GetObject", "arn:aws:s3:::state/1");

        Assert.Equal(allowed is null ? [] : [allowed], Principals(answer));
        Assert.Equal(undecided is null, (bool)answer["complete"]!);
        Assert.Contains(undecided ?? "[]", answer["undecided"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private CollectedAccountFolder WithAccount() => folder.WithFile("authorization-details.json", """
        {"UserDetailList": [{"UserName": "alice", "Arn": "arn:aws:iam::123456789012:user/alice"}], "GroupDetailList": [],
            "RoleDetailList": [], "Policies": []}
        """);

    private CollectedAccountFolder WithPublicBucket(string principal) => WithAccount().WithFile(
        "bucket-policies/state.json", new JsonObject { ["Policy"] = Public(principal) }.ToJsonString());

    private CollectedAccountFolder WithKey() => WithAccount().WithFile(
        "key-policies/us-east-1/k1.json", new JsonObject
        {
            ["Policy"] = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kms:*", "Resource": "*",
                    "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}]}
                """,
        }.ToJsonString());

    private static string Public(string principal) => $$"""
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {{principal}}, "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::state/*"}]}
        """;

    private JsonNode Ask(string action, string resource)
    {
        var run = Tool.Run("who-can", action, resource, "--account", folder.Root, "--owner", Account, "--format", "json");
        Assert.True(run.Output.Length > 0, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    private static string[] Principals(JsonNode answer) =>
        [.. answer["allowed"]!.AsArray().Select(allowed => (string)allowed!["principal"]!)];
}
