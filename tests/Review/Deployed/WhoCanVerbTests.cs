using System.Text.Json.Nodes;
using Review;
using Review.Forms;
using Review.Verbs;
using static Tests.Review.Deployed.CollectedAccountFolder;

namespace Tests.Review.Deployed;

public sealed class WhoCanVerbTests : IDisposable
{
    private const string Object = "arn:aws:s3:::state/checkpoints/1";
    private const string Alice = "arn:aws:iam::123456789012:user/alice";
    private const string Job = "arn:aws:iam::123456789012:role/job";
    private const string OnlyEc2 = """{"Service": "ec2.amazonaws.com"}""";

    private readonly CollectedAccountFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Inline_managed_and_group_policies_count()
    {
        folder.WithBucket("state")
            .WithUser("alice").With("iam/user/alice/groups.json", """["arn:aws:iam::123456789012:group/readers"]""")
            .With("iam/group/readers/metadata.json", """{"arn": "arn:aws:iam::123456789012:group/readers"}""")
            .WithInline("group/readers", Allow("s3:GetObject", "arn:aws:s3:::state/*"))
            .WithRole("job", Trust(OnlyEc2))
                .With("iam/role/job/managed-policies.json", """["arn:aws:iam::123456789012:policy/read"]""")
            .WithManaged("read", Allow("s3:Get*", "*"))
            .WithRole("other", Trust(OnlyEc2)).WithInline("role/other", Allow("s3:GetObject", "arn:aws:s3:::logs/*"));

        var (code, answer) = Ask("s3:GetObject", Object);

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal([Alice, Job], Principals(answer));
        Assert.Equal("group readers: inline policy own", (string?)answer["allowed"]![0]!["by"]![0]!["policy"]);
        Assert.Equal("read", (string?)answer["allowed"]![1]!["by"]![0]!["policy"]);
    }

    [Fact]
    public void A_permissions_boundary_limits_a_principal()
    {
        folder.WithBucket("state").WithManaged("limit", Allow("s3:ListBucket", "*"))
            .WithUser("alice", """, "permissionBoundary": "arn:aws:iam::123456789012:policy/limit" """)
            .WithInline("user/alice", Allow("s3:*", "*"));

        Assert.Empty(Principals(Ask("s3:GetObject", Object).Answer));
        Assert.Equal([Alice], Principals(Ask("s3:ListBucket", "arn:aws:s3:::state").Answer));
    }

    [Fact]
    public void A_condition_appears_in_the_example()
    {
        folder.WithBucket("state").WithUser("alice").WithInline(
            "user/alice", Allow("s3:GetObject", "*", """, "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"""));

        var context = Ask("s3:GetObject", Object).Answer["allowed"]![0]!["example"]!["context"]!;

        Assert.StartsWith("203.0.113.", (string?)context["aws:SourceIp"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_policy_denies_and_allows()
    {
        folder.WithBucket("state", """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Deny", "Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::123456789012:user/alice"}, "Action": "s3:*", "Resource": "arn:aws:s3:::state/*"},
              {"Sid": "Named", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:user/bob"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::state/*"},
              {"Sid": "Other", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/reader"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::state/*"},
              {"Sid": "Logs", "Effect": "Allow", "Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::state/*"}]}
            """)
            .WithUser("alice").WithInline("user/alice", Allow("s3:*", "*"))
            .WithUser("bob");

        Assert.Equal(
            ["arn:aws:iam::123456789012:user/bob", "arn:aws:iam::111122223333:role/reader"],
            Principals(Ask("s3:GetObject", Object).Answer));
        Assert.Equal(["logging.s3.amazonaws.com"], Principals(Ask("s3:PutObject", Object).Answer));
    }

    [Fact]
    public void An_open_bucket_policy_admits_everyone()
    {
        folder.WithBucket("state", """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Open", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::state/*"}]}
            """).WithUser("alice");

        Assert.Equal(
            [Alice, "a principal of another account", "an AWS service", "anonymous"],
            Principals(Ask("s3:GetObject", Object).Answer));
    }

    [Fact]
    public void A_policy_for_an_organization_admits_no_account_outside_of_it()
    {
        folder.WithBucket("state", """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Org", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::state/*",
             "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}}]}
            """)
            .WithUser("alice").WithUser("mallory", account: "111122223333")
            .WithInline("user/mallory", Allow("s3:*", "*"), "111122223333");
        Organization("o-exampleorg1", "123456789012", scp: Allow("*", "*"));
        Organization("o-exampleorg2", "111122223333", scp: Allow("*", "*"));

        Assert.Equal([Alice, "a principal of another account"], Principals(Ask("s3:GetObject", Object).Answer));
    }

    [Theory]
    [InlineData("s3:GetObject", true)]
    [InlineData("s3:DeleteObject", false)]
    public void A_service_control_policy_limits_every_principal_of_the_account(string action, bool isAllowed)
    {
        folder.WithBucket("state").WithUser("alice").WithInline("user/alice", Allow("*", "*"));
        Organization("o-exampleorg1", "123456789012", scp: Allow("s3:Get*", "*"));

        Assert.Equal(isAllowed ? [Alice] : [], Principals(Ask(action, Object).Answer));
    }

    [Fact]
    public void A_trust_policy_decides_who_assumes_a_role()
    {
        folder.WithUser("alice").WithUser("bob").WithInline("user/bob", Allow("sts:AssumeRole", "*"))
            .WithRole("job", Trust($$"""{"AWS": "{{Alice}}"}"""))
            .WithRole("open", Trust("""{"AWS": "arn:aws:iam::123456789012:root"}"""));

        Assert.Equal([Alice], Principals(Ask("sts:AssumeRole", Job).Answer));
        Assert.Equal(
            ["arn:aws:iam::123456789012:user/bob"],
            Principals(Ask("sts:AssumeRole", "arn:aws:iam::123456789012:role/open").Answer));
    }

    [Fact]
    public void A_principal_with_an_unreadable_policy_is_not_decided()
    {
        folder.WithBucket("state").WithUser("alice")
            .With("iam/user/alice/managed-policies.json", """["arn:aws:iam::aws:policy/ReadOnlyAccess"]""")
            .WithUser("bob").With("iam/user/bob/inline-policies.json", "[{");

        var (code, answer) = Ask("s3:GetObject", Object);

        Assert.Equal(ExitCode.NotDecided, code);
        Assert.Empty(Principals(answer));
        Assert.Equal(
            "the document of the managed policy arn:aws:iam::aws:policy/ReadOnlyAccess is not in the folder",
            (string?)answer["undecided"]![0]!["reason"]);
        Assert.StartsWith(
            "aws/aws/accounts/123456789012/iam/user/bob/inline-policies.json: not JSON",
            (string?)answer["undecided"]![1]!["reason"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_bucket_policy_makes_the_list_incomplete()
    {
        folder.WithBucket("state", """{"Statement": 7}""").WithUser("alice");

        var (code, answer) = Ask("s3:GetObject", Object);

        Assert.Equal(ExitCode.NotDecided, code);
        Assert.False((bool)answer["complete"]!);
        Assert.StartsWith(
            "aws/aws/accounts/123456789012/s3/state/policy.json: ", (string?)answer["unread"]![0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::123456789012:role/elsewhere")]
    public void A_key_or_role_that_was_not_collected_makes_the_list_incomplete(string action, string resource)
    {
        folder.WithUser("alice").WithInline("user/alice", Allow("*", "*"));

        var (code, answer) = Ask(action, resource);

        Assert.Equal(ExitCode.NotDecided, code);
        Assert.Equal($"{resource} is not in the folder", (string?)answer["unread"]![0]);
    }

    [Fact]
    public void Answers_of_the_AWS_CLI_give_the_same_list()
    {
        folder.WithFile("authorization-details.json", $$$"""
            {"UserDetailList": [{"Arn": "{{{Alice}}}", "UserName": "alice", "GroupList": ["readers"], "UserPolicyList": [], "AttachedManagedPolicies": []}],
             "GroupDetailList": [{"GroupName": "readers", "GroupPolicyList": [{"PolicyName": "own", "PolicyDocument": {{{Allow("s3:GetObject", "*")}}} }], "AttachedManagedPolicies": []}],
             "RoleDetailList": [{"Arn": "{{{Job}}}", "RoleName": "job", "AssumeRolePolicyDocument": {{{Trust(OnlyEc2)}}}, "RolePolicyList": [],
               "AttachedManagedPolicies": [{"PolicyArn": "arn:aws:iam::123456789012:policy/read"}],
               "PermissionsBoundary": {"PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/read"}}],
             "Policies": [{"Arn": "arn:aws:iam::123456789012:policy/read", "PolicyVersionList": [
               {"IsDefaultVersion": false, "Document": {{{Allow("*", "*")}}} }, {"IsDefaultVersion": true, "Document": {{{Allow("s3:Get*", "*")}}} }]}]}
            """)
            .WithFile(
                "bucket-policies/state.json",
                new JsonObject
                {
                    ["Policy"] = Allow(
                    "s3:PutObject", "*", $$""", "Principal": {"AWS": "{{Alice}}"}""")
                }.ToJsonString());

        Assert.Equal([Alice, Job], Principals(Ask("s3:GetObject", Object).Answer));
        Assert.Equal([Alice], Principals(Ask("s3:PutObject", Object).Answer));
        Assert.Empty(Principals(Ask("s3:DeleteObject", Object).Answer));
        Assert.Equal(["ec2.amazonaws.com"], Principals(Ask("sts:AssumeRole", Job).Answer));
    }

    [Theory]
    [InlineData("{}", "UserDetailList of the authorization details is missing or not a list")]
    [InlineData(
        """{"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": "x", "Policies": []}""",
        "RoleDetailList of the authorization details is missing or not a list")]
    public void A_list_of_the_AWS_CLI_that_is_missing_makes_the_list_incomplete(string details, string problem)
    {
        folder.WithFile("authorization-details.json", details);

        var (code, answer) = Ask("iam:ListUsers", null, owner: "123456789012");

        Assert.Equal(ExitCode.NotDecided, code);
        Assert.Contains(problem, answer["unread"]!.AsArray().Select(unread => (string?)unread));
    }

    [Theory]
    [InlineData("inline-policies.json")]
    [InlineData("managed-policies.json")]
    [InlineData("groups.json")]
    public void A_principal_with_a_list_of_the_wrong_type_is_not_decided(string file)
    {
        folder.WithBucket("state").WithUser("alice").With($"iam/user/alice/{file}", """{"PolicyName": "own"}""");

        var (code, answer) = Ask("s3:GetObject", Object);

        Assert.Equal(ExitCode.NotDecided, code);
        Assert.EndsWith($"{file} is not a list", (string?)answer["undecided"]![0]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_page_of_the_AWS_CLI_makes_the_list_incomplete()
    {
        folder.WithFile("authorization-details.json", """{"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [], "IsTruncated": true, "Marker": "next"}""");

        var (code, answer) = Ask("iam:ListUsers", null, owner: "123456789012");

        Assert.Equal(ExitCode.NotDecided, code);
        Assert.Contains("further pages are missing", (string?)answer["unread"]![0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3:GetObjct", Object, null, "there is no action `s3:GetObjct`; do you mean s3:GetObject?")]
    [InlineData("s3:GetObject", null, null, "s3:GetObject acts on a resource; give its ARN")]
    [InlineData("iam:ListUsers", Alice, null, "iam:ListUsers acts on no resource; leave out the ARN, and give --owner")]
    [InlineData("s3:GetObject", "arn:aws:s3:::state", null, "s3:GetObject does not act on arn:aws:s3:::state; it acts on ")]
    [InlineData("s3:GetObject", "state", null, "`state` is not an ARN")]
    [InlineData("s3:GetObject", Object, "12", "--owner is an account id of 12 digits; `12` is not")]
    [InlineData("s3:GetObject", "arn:aws:s3:::elsewhere/1", null, "the account that owns arn:aws:s3:::elsewhere/1 is not known")]
    public void Wrong_input_is_refused_with_one_message(string action, string? resource, string? owner, string message)
    {
        folder.WithBucket("state").WithUser("alice").WithUser("bob", account: "111122223333");

        var (code, output, error) = Run(action, resource, folder.Root, owner, OutputFormat.Json);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Empty(output);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_folder_without_accounts_is_refused()
    {
        var (code, _, error) = Run("iam:ListUsers", null, folder.Root, null, OutputFormat.Text);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains(
            "neither aws/PARTITION/accounts (iam-collect) nor authorization-details.json", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_and_Markdown_show_principal_statement_and_assumptions()
    {
        folder.WithBucket("state").WithUser("alice").WithInline("user/alice", Allow("s3:GetObject", "*"));

        var text = Run("s3:GetObject", Object, folder.Root, null, OutputFormat.Text).Output;
        var markdown = Run("s3:GetObject", Object, folder.Root, null, OutputFormat.Markdown).Output;

        Assert.StartsWith(
            $"1 principal may call s3:GetObject on {Object}\n\n{Alice}\n  by  inline policy own, statement Allow\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("\nassuming:\n  the folder holds the policies as they are now\n", text, StringComparison.Ordinal);
        Assert.Contains("| principal | by | if |", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("`", markdown, StringComparison.Ordinal);
    }

    private void Organization(string id, string account, string scp) => folder
        .WithFile($"aws/aws/organizations/{id}/metadata.json", $$"""{"id": "{{id}}", "rootAccountId": "999999999999"}""")
        .WithFile(
            $"aws/aws/organizations/{id}/accounts.json",
            $$"""{"{{account}}": {"ou": "r-root", "scps": ["arn:aws:organizations::aws:policy/service_control_policy/p-{{id}}"]} }""")
        .WithFile(
            $"aws/aws/organizations/{id}/ous.json",
            $$"""{"r-root": {"scps": ["arn:aws:organizations::aws:policy/service_control_policy/p-{{id}}"]} }""")
        .WithFile(
            $"aws/aws/organizations/{id}/scps/p-1/metadata.json",
            $$"""{"arn": "arn:aws:organizations::aws:policy/service_control_policy/p-{{id}}", "name": "limit"}""")
        .WithFile($"aws/aws/organizations/{id}/scps/p-1/policy.json", scp);

    private static string[] Principals(JsonObject answer) =>
        [.. answer["allowed"]!.AsArray().Select(allowed => (string)allowed!["principal"]!)];

    private (ExitCode Code, JsonObject Answer) Ask(string action, string? resource, string? owner = null)
    {
        var (code, output, error) = Run(action, resource, folder.Root, owner, OutputFormat.Json);
        Assert.Empty(error);
        return (code, JsonNode.Parse(output)!.AsObject());
    }

    private static (ExitCode Code, string Output, string Error) Run(
        string action, string? resource, string folder, string? owner, OutputFormat format)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = WhoCanVerb.Run(
            action, resource, folder, owner, false, format, new(() => throw new InvalidOperationException(), output, error));
        return (code, output.ToString(), error.ToString());
    }
}
