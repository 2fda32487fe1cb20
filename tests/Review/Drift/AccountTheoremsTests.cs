using System.Text.Json.Nodes;
using Tests.Review.Verbs;

namespace Tests.Review.Drift;

/// <summary>The theorems about the stack dev, asked of accounts with other users and roles.</summary>
public sealed class AccountTheoremsTests : IDisposable
{
    private const string Account = "arn:aws:iam::123456789012";

    private readonly string folder = Directory.CreateTempSubdirectory("theorems-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_other_principals_every_theorem_is_proved_of_the_account()
    {
        var theorems = await AskAsync();

        Assert.NotEmpty(theorems);
        Assert.All(theorems, theorem => Assert.Equal("proved", (string?)theorem["outcome"]));
        Assert.Contains(theorems, theorem => theorem["inAccount"] is null);
    }

    [Fact]
    public async Task What_the_account_answers_is_no_assumption_any_more()
    {
        var theorem = (await AskAsync()).First(row => Name(row).StartsWith("Only the uploader", StringComparison.Ordinal));

        const string Settled = "no caller outside the stack may change the trust policy";
        Assert.DoesNotContain(Settled, theorem.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(
            (await Reviews.Of("dev")).Theorems.First(row => row.Name == Name(theorem)).Assumptions,
            text => text.StartsWith(Settled, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iam:UpdateAssumeRolePolicy", "role/infra-dev-upload", "Only the uploader can become the upload role")]
    [InlineData("iam:UpdateAssumeRolePolicy", "role/infra-dev-flow-log", "No chain of roles leads further")]
    [InlineData("iam:CreateAccessKey", "user/infra-dev-uploader", "The uploader can do nothing but become")]
    [InlineData("iam:CreatePolicyVersion", "policy/infra-dev-state-access", "Nobody in the stack can raise their own rights")]
    public async Task Another_user_of_the_account_refutes_a_theorem_by_a_call(string action, string resource, string theorem)
    {
        var refuted = Refuted(await AskAsync(details => AddUser(details, action, $"{Account}:{resource}")));

        var row = Assert.Single(refuted, row => Name(row).StartsWith(theorem, StringComparison.Ordinal));
        var path = row["paths"]!.AsArray().First(path => (string?)path!["principal"] == $"{Account}:user/other")!;
        Assert.Equal(action, (string?)path["calls"]![0]!["request"]!["action"]);
    }

    [Fact]
    public async Task A_known_administrator_refutes_nothing() => Assert.Empty(
        Refuted(await AskAsync(details => AddUser(details, "*", "*"), "--known", $"{Account}:user/other")));

    [Fact]
    public async Task Another_user_without_the_permission_refutes_nothing() =>
        Assert.Empty(Refuted(await AskAsync(details => AddUser(details, "s3:GetObject", "arn:aws:s3:::elsewhere/*"))));

    [Fact]
    public async Task A_role_of_the_account_that_lets_other_accounts_in_makes_the_state_public()
    {
        var refuted = Refuted(await AskAsync(details => AddRole(
            details, "shared", "arn:aws:iam::111122223333:root", "s3:GetObject", "*")));

        var row = Assert.Single(refuted, row => Name(row).StartsWith("Nothing is public", StringComparison.Ordinal));
        Assert.Equal("arn:aws:iam::111122223333:root", (string?)row["paths"]![0]!["principal"]);
    }

    [Fact]
    public async Task An_identity_of_the_stack_that_takes_over_another_role_refutes_the_theorem_about_chains()
    {
        var refuted = Refuted(await AskAsync(details =>
            AddRole(details, "door", $"{Account}:role/infra-dev-bastion", "ec2:DescribeInstances", "*")));

        var row = Assert.Single(refuted, row => Name(row).StartsWith("No chain of calls", StringComparison.Ordinal));
        Assert.Equal($"{Account}:role/infra-dev-bastion", (string?)row["paths"]![0]!["principal"]);
        Assert.Equal($"take over {Account}:role/door", (string?)row["paths"]![0]!["goal"]);
    }

    [Fact]
    public async Task A_principal_with_an_unreadable_policy_leaves_theorems_undecided()
    {
        var theorems = await AskAsync(details =>
        {
            AddUser(details, "sqs:*", "*");
            details["UserDetailList"]!.AsArray().Last()!["UserPolicyList"]![0]!["PolicyDocument"] = "torn";
        });

        Assert.Contains(theorems, row => (string?)row["outcome"] == "unknown"
            && row["reasons"]!.ToJsonString().Contains("user/other", StringComparison.Ordinal));
        Assert.Empty(Refuted(theorems));
    }

    private async Task<JsonObject[]> AskAsync(Action<JsonObject>? change = null, params string[] more)
    {
        var details = await DeclaredAnswers.DetailsAsync();
        change?.Invoke(details);
        File.WriteAllText(Path.Combine(folder, "authorization-details.json"), details.ToJsonString());
        var run = more.Length == 0 ? DeployedStacks.Compare(folder)
            : Tool.Run(["review", "dev", "--deployed", folder, "--format", "json", .. more]);
        Assert.True(run.Output.Length > 0, run.Error);
        return [.. JsonNode.Parse(run.Output)!["theorems"]!.AsArray().Select(row => row!.AsObject())];
    }

    private static string Name(JsonObject row) => (string)row["name"]!;

    private static JsonObject[] Refuted(JsonObject[] rows) => [.. rows.Where(row => (string?)row["outcome"] == "refuted")];

    private static void AddUser(JsonObject details, string action, string resource) =>
        details["UserDetailList"]!.AsArray().Add(new JsonObject
        {
            ["UserName"] = "other",
            ["Arn"] = $"{Account}:user/other",
            ["UserPolicyList"] = Inline(action, resource),
            ["AttachedManagedPolicies"] = new JsonArray(),
        });

    private static void AddRole(JsonObject details, string name, string trusted, string action, string resource) =>
        details["RoleDetailList"]!.AsArray().Add(new JsonObject
        {
            ["RoleName"] = name,
            ["Arn"] = $"{Account}:role/{name}",
            ["AssumeRolePolicyDocument"] = JsonNode.Parse($$"""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "{{trusted}}"},
                    "Action": "sts:AssumeRole"}]}
                """),
            ["RolePolicyList"] = Inline(action, resource),
            ["AttachedManagedPolicies"] = new JsonArray(),
        });

    private static JsonArray Inline(string action, string resource) => new(new JsonObject
    {
        ["PolicyName"] = "own",
        ["PolicyDocument"] = JsonNode.Parse($$"""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}"}]}
            """),
    });
}
