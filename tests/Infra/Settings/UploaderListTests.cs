using IamEngine.Model;
using Infra.Settings;

namespace Tests.Infra.Settings;

/// <summary><c>infra:uploaders</c>: what it accepts, and each refusal with its whole message.</summary>
public sealed class UploaderListTests
{
    /// <summary>What <c>WRITE</c> in an item stands for.</summary>
    private const string Write = "\"prefixes\": {\"exports/\": \"write\"}";

    [Fact]
    public void Without_the_list_the_uploader_is_the_one_of_infra_access()
    {
        var missing = TestSettings.Settings().Read().Uploaders;

        Assert.Equal(missing, TestSettings.Settings().With("infra:uploaders", "[]").Read().Uploaders);
        Assert.Equal("upload", Assert.Single(missing).Name);
    }

    [Fact]
    public void One_item_with_the_settings_of_the_default_is_the_default() => Assert.Equal(
        TestSettings.Settings().With("infra:access", """{"externalId": "6b7c1a52", "maxSessionHours": 2}""").Read().Uploaders,
        List("""
            {"name": "upload", "prefixes": {"checkpoints/": "write", "savepoints/": "write"}, "externalId": "6b7c1a52",
             "maxSessionHours": 2}
            """).Read().Uploaders);

    [Fact]
    public void Each_identity_is_read()
    {
        var uploaders = List(
            """{"name": "jobs", WRITE, "users": ["alice", "bob"]}""",
            """{"name": "own", WRITE}""",
            """{"name": "ci", WRITE, "github": {"repository": "o@1/r@2", "environment": "prod", "tag": "v1"}}""",
            """{"name": "lab", WRITE, "gitlab": {"project": "g/p", "branch": "main", "host": "git.example.com"}}""",
            """{"name": "people", WRITE, "permissionSet": {"name": "P", "region": "eu-west-1"}}""",
            """{"name": "partner", WRITE, "externalId": "6b7c1a52", "account": {"id": "111122223333", "role": "r"}}""")
            .Read().Uploaders;

        Assert.Equal(
            [
                new UploaderIdentity.Users([new("alice", KeyLife.Default), new("bob", KeyLife.Default)]),
                new UploaderIdentity.Users([new("own", KeyLife.Default)]),
                new UploaderIdentity.GitHub("o@1/r@2", new("prod", "refs/tags/v1", []), ExistingProvider: false),
                new UploaderIdentity.GitLab(
                    "git.example.com", "https://git.example.com", "g/p", new("main", IsTag: false), ExistingProvider: false),
                new UploaderIdentity.PermissionSet("P", null, Region.Of("eu-west-1")),
                new UploaderIdentity.OtherAccount(AccountId.Of("111122223333"), "r"),
            ],
            uploaders.Select(uploader => uploader.Identity));
    }

    [Fact]
    public void A_narrower_prefix_may_have_more_permissions() => Assert.Equal(
        ["read exports/", "write exports/daily/"],
        List("""{"name": "a", "prefixes": {"exports/": "read", "exports/daily/": "write"}}""").Read().Uploaders[0].Grants
            .Select(grant => grant.ToString()));

    [Fact]
    public void Each_user_has_keys_of_its_own()
    {
        var named = List("""
            {"name": "a", WRITE, "users": ["b", {"name": "c", "keys": [{"slot": "a"}, {"slot": "b"}], "keyMaxAgeDays": 30}]}
            """).Read().Uploaders[0].Users;
        var only = List("""{"name": "a", WRITE, "keys": [{"slot": "b"}]}""").Read().Uploaders[0].Users[0];

        Assert.Equal(["b", "c"], named.Select(user => user.Name));
        Assert.Equal((KeyLife.Default, 2, 30), (named[0].Keys, named[1].Keys.Keys.Count, named[1].Keys.MaxAgeDays));
        Assert.Equal(("a", KeySlot.B), (only.Name, only.Keys.Current.Slot));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """{"name": "a", WRITE, "github": "org/app"}""",
            "[0].github: `\"org/app\"`: must be an object; write its settings below it, one per line" },
        { """{"prefixes": {"exports/": "write"}}""",
            "[0].name: is required: the name of the uploader; write jobs, for example" },
        { """{"name": "Jobs", WRITE}""",
            "[0].name: `Jobs`: must have 1 to 32 of a-z, 0-9 and -, begin with a letter and not end with -: it becomes part of "
                + "names in IAM; write jobs, for example" },
        { """{"name": "a23456789-123456789-123456789-123", WRITE}""",
            "[0].name: `a23456789-123456789-123456789-123`: must have 1 to 32 of a-z, 0-9 and -, begin with a letter and not end "
                + "with -: it becomes part of names in IAM; write jobs, for example" },
        { """{"name": "a", WRITE}, {"name": "a", WRITE}""",
            ": `a`: is the name of two uploaders; use another name, or one item for both" },
        { """{"name": "a", WRITE}, {"name": "b", WRITE, "users": ["a"]}""",
            ": `a`: is the name of two users; use another name, or one item for both" },
        { """{"name": "a"}""",
            "[0].prefixes: must name 1 to 10 prefixes of the bucket, each with read, write or delete; write exports/: write, for "
                + "example" },
        { """{"name": "a", "prefixes": {"exports/": ""}}""",
            "[0].prefixes.exports/: ``: must be read, write (which includes read) or delete (which includes both); write read, "
                + "for example" },
        { """{"name": "a", "prefixes": {"exports/": "admin"}}""",
            "[0].prefixes.exports/: `admin`: must be read, write (which includes read) or delete (which includes both); write "
                + "read, for example" },
        { """{"name": "a", "prefixes": {"../": "read"}}""",
            "[0].prefixes.../: must be the beginning of keys: folders of letters, digits and _ . = + -, each with a slash after "
                + "it; write exports/ or exports/daily/, for example" },
        { """{"name": "a", "prefixes": {"exports": "read"}}""",
            "[0].prefixes.exports: must be the beginning of keys: folders of letters, digits and _ . = + -, each with a slash "
                + "after it; write exports/" },
        { """{"name": "a", "prefixes": {"logs/": "read"}}""",
            "[0].prefixes.logs/: is in logs/, which the nodes of a cluster use; write exports/ or exports/daily/, for "
                + "example" },
        { """{"name": "a", "prefixes": {"exports/": "write", "exports/daily/": "read"}}""",
            "[0].prefixes.exports/daily/: `read`: is inside exports/, where the uploader may already write; leave it out, or "
                + "allow less in exports/" },
        { """{"name": "a", WRITE, "users": []}""",
            "[0].users: must name 1 to 10 users; leave it out for one user with the uploader's name" },
        { """{"name": "a", WRITE, "users": ["b", "C"]}""",
            "[0].users[1].name: `C`: must have 1 to 32 of a-z, 0-9 and -, begin with a letter and not end with -: it becomes part of "
                + "names in IAM; write jobs, for example" },
        { """{"name": "a", WRITE, "users": ["b"], "github": {"repository": "o@1/r@2", "branch": "main"}}""",
            "[0].github: names a second kind of identity beside users; an uploader has one of users, github, gitlab, "
                + "permissionSet, account; write an item for each" },
        { """{"name": "a", WRITE, "github": {"repository": "o@1/r@2"}}""",
            "[0].github.branch: needs a branch, a tag or an environment: without one, every branch of the repository could "
                + "upload; write main, for example" },
        { """{"name": "a", WRITE, "github": {"repository": "o@1/*", "branch": "main"}}""",
            "[0].github.repository: `o@1/*`: must be ORG/REPO or ORG@ID/REPO@ID, without wildcards; write example-org/app, for "
                + "example" },
        { """{"name": "a", WRITE, "github": {"repository": "o@1/r@2", "branch": "release/*"}}""",
            "[0].github.branch: `release/*`: must be the full name: letters, digits and _ . - /, without wildcards; write main, "
                + "for example" },
        { """{"name": "a", WRITE, "github": {"repository": "o@1/r@2", "branch": "main", "tag": "v1"}}""",
            "[0].github.tag: `v1`: is given beside branch; a job runs on one of them; keep one" },
        { """{"name": "a", WRITE, "github": {"repository": "o@1/r@2", "environment": "p", "workflows": ["u.yml"]}}""",
            "[0].github.workflows: needs a branch or a tag, because a workflow has a version; write branch: main, for example" },
        { """{"name": "a", WRITE, "gitlab": {"project": "app", "branch": "main"}}""",
            "[0].gitlab.project: `app`: must be GROUP/PROJECT with all subgroups, without wildcards; write example-group/app, "
                + "for example" },
        { """{"name": "a", WRITE, "gitlab": {"project": "g/app"}}""",
            "[0].gitlab.branch: needs a branch or a tag: without one, every branch of the project could upload; write main, for "
                + "example" },
        { """{"name": "a", WRITE, "gitlab": {"project": "g/app", "branch": "main", "host": "https://gitlab.com"}}""",
            "[0].gitlab.host: `https://gitlab.com`: must be the name of a host, without https:// and port; write "
                + "gitlab.example.com, for example" },
        { """{"name": "a", WRITE, "permissionSet": {"name": "State*", "region": "eu-west-1"}}""",
            "[0].permissionSet.name: `State*`: must be the name of one permission set: 1 to 32 letters, digits and _ + = , . @ "
                + "-; write StateUpload, for example" },
        { """{"name": "a", WRITE, "permissionSet": {"name": "State"}}""",
            "[0].permissionSet.region: is required: the Region of IAM Identity Center; write us-east-1, for example" },
        { """{"name": "a", WRITE, "permissionSet": {"name": "State", "region": "cn-north-1"}}""",
            "[0].permissionSet.region: `cn-north-1`: is in the partition aws-cn, and the stack is in aws: no role of one can "
                + "assume a role of the other; write the Region of IAM Identity Center in the stack's partition" },
        { """{"name": "a", WRITE, "account": {"id": "111122223333", "role": "r"}}""",
            "[0].externalId: is required for another account: the value that its role gives when it assumes this one; agree on a "
                + "random one, such as 6b7c1a52" },
        { """{"name": "a", WRITE, "externalId": "6b7c1a52", "account": {"id": "1111", "role": "r"}}""",
            "[0].account.id: `1111`: is not an account id: it has twelve digits, such as 123456789012; write the twelve "
                + "digits in quotes, such as '123456789012'" },
        { """{"name": "a", WRITE, "externalId": "6b7c1a52", "account": {"id": "111122223333", "role": "*"}}""",
            "[0].account.role: `*`: must be the name of one role, with its path if it has one, without wildcards; write "
                + "exporter, for example" },
        { """{"name": "a", WRITE, "externalId": "6b7c1a52", "maxSessionHours": 2, "account": {"id": "111122223333", "role": "r"}}""",
            "[0].maxSessionHours: `2`: is longer than an hour, the limit of AWS for a role that a session of another role "
                + "assumes; leave it out" },
        { """{"name": "a", WRITE, "requireMfa": true, "github": {"repository": "o@1/r@2", "branch": "main"}}""",
            "[0].requireMfa: applies to users of the stack, and this uploader has none; leave it out" },
        { """{"name": "a", WRITE, "externalId": "6b7c1a52", "github": {"repository": "o@1/r@2", "branch": "main"}}""",
            "[0].externalId: applies to users and to another account, which give it when they assume the role; leave it out" },
        { """{"name": "a", WRITE, "sessionTags": ["team"], "gitlab": {"project": "g/p", "branch": "main"}}""",
            "[0].sessionTags: needs a caller that passes tags; the tokens of the identity provider contain none; leave it out" },
        { """{"name": "a", WRITE, "github": {"repository": "o@1/r@2", "branch": "main"}}, """
            + """{"name": "b", WRITE, "github": {"repository": "o@1/r@2", "tag": "v1", "existingProvider": true}}""",
            ": `token.actions.githubusercontent.com`: has existingProvider: true in one item and false in another; "
                + "write existingProvider with the same value in each item for it" },
        { """{"name": "a", WRITE, "users": ["b"], "keys": [{"slot": "b"}]}""",
            "[0].keys: belongs to a user, and this uploader names its users; write it in users, beside the name of the user" },
        { """{"name": "a", WRITE, "users": [{"keys": [{"slot": "b"}]}]}""",
            "[0].users[0].name: is required: the name of the user; write alice, for example" },
        { """{"name": "a", WRITE, "keys": [{"slot": "b"}], "gitlab": {"project": "g/p", "branch": "main"}}""",
            "[0].keys: applies to users of the stack, and this uploader has none; leave it out" },
        { """{"name": "a", WRITE, "mode": "direct"}""",
            "[0].mode: `mode` is not a setting of infra:uploaders[0]; known are account, externalId, github, gitlab, "
                + "handOver, keyMaxAgeDays, keys, maxSessionHours, mfaMaxAgeSeconds, name, permissionSet, prefixes, requireMfa, "
                + "sessionNamedForUser, sessionTags, sourceCidrs, sourceCidrsBindSession, users" },
        { "\"jobs\"", "[0]: `jobs`: must be an object; write its settings after the hyphen, one per line" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_wrong_item_is_refused_with_one_message(string items, string message) =>
        Assert.Equal([$"infra:uploaders{message}"], List(items).Problems());

    [Fact]
    public void A_list_that_is_none_is_refused() => Assert.Equal(
        ["infra:uploaders: `jobs`: must be a list; write one item after each hyphen, with its settings below"],
        TestSettings.Settings().With("infra:uploaders", "jobs").Problems());

    [Fact]
    public void More_items_users_or_prefixes_than_AWS_has_room_for_are_refused()
    {
        Assert.Equal(
            ["infra:uploaders: `51 items`: must have at most 50 items; give uploaders with the same prefixes one item with "
                + "several users"],
            List([.. Enumerable.Range(1, 51).Select(i => $$$"""{"name": "a{{{i}}}", WRITE}""")]).Problems());
        Assert.Equal(
            ["infra:uploaders[0].users: `11 users`: must name 1 to 10 users; write a second item for the others"],
            List($$$"""{"name": "a", WRITE, "users": [{{{Joined("u")}}}]}""").Problems());
        Assert.Equal(
            ["infra:uploaders[0].prefixes: `11 prefixes`: must name 1 to 10 prefixes of the bucket, each with read, write or "
                + "delete; name a prefix that contains several of them"],
            List("{\"name\": \"a\", \"prefixes\": {" + Joined("p", "/", ": \"read\"") + "}}").Problems());

        static string Joined(string start, string end = "", string rest = "") =>
            string.Join(", ", Enumerable.Range(1, 11).Select(i => $"\"{start}{i}{end}\"{rest}"));
    }

    [Fact]
    public void Infra_access_beside_the_list_is_refused() => Assert.Equal(
        ["infra:access: must be empty if infra:uploaders is set: it describes the only uploader of a stack without that list; "
            + "move its settings into an item of infra:uploaders with the name upload, which keeps its user, key and role"],
        List("""{"name": "a", WRITE}""").With("infra:access", """{"requireMfa": true}""").Problems());

    [Fact]
    public void An_empty_infra_access_is_none() => Assert.Equal(
        "a", Assert.Single(List("""{"name": "a", WRITE}""").With("infra:access", "{}").Read().Uploaders).Name);

    [Fact]
    public void With_infra_previewAccess_an_administrator_makes_the_provider_of_GitLab() => Assert.Equal(
        ["infra:uploaders[0].gitlab.existingProvider: must be true in a stack with infra:previewAccess: the role that deploys "
            + "must not create an identity provider; let an administrator create the provider, and write true"],
        List("""{"name": "a", WRITE, "gitlab": {"project": "g/p", "branch": "main"}}""")
            .With("infra:previewAccess", """{"repository": "o@1/r@2"}""").Problems());

    [Fact]
    public void With_infra_previewAccess_the_provider_of_GitHub_is_the_one_there()
    {
        var item = """{"name": "a", WRITE, "github": {"repository": "o@1/r@2", "branch": "main"}}""";
        var delivered = """{"repository": "o@1/r@2", "existingProvider": true}""";

        Assert.True(List(item).With("infra:previewAccess", delivered).Read().Uploaders[0].Identity.Provider!.Exists);
        Assert.Equal(
            ["infra:uploaders[0].github.existingProvider: `false`: differs from infra:previewAccess.existingProvider; leave it "
                + "out here"],
            List(item.Replace("\"main\"", "\"main\", \"existingProvider\": false", StringComparison.Ordinal))
                .With("infra:previewAccess", delivered).Problems());
    }

    [Fact]
    public void A_repository_without_ids_is_noted() => Assert.Contains(
        List("""{"name": "a", WRITE, "github": {"repository": "o/r", "branch": "main"}}""").Notes(),
        note => note is { Code: "REPOSITORY_BY_NAME", Key: "infra:uploaders[0].github.repository" });

    [Theory]
    [InlineData("token.actions.githubusercontent.com", "write github for jobs on GitHub")]
    [InlineData("accounts.google.com", "write the host of the GitLab instance")]
    [InlineData("cognito-identity.amazonaws.com", "write the host of the GitLab instance")]
    public void The_issuer_of_other_tokens_is_no_GitLab_instance(string host, string remedy) => Assert.Equal(
        [$"infra:uploaders[0].gitlab.host: `{host}`: is no GitLab instance: it issues the tokens of another identity provider; "
            + remedy],
        List($$$"""{"name": "a", WRITE, "gitlab": {"project": "g/p", "branch": "main", "host": "{{{host}}}"}}""").Problems());

    /// <summary>A value of a wrong type, and the setting of its only message.</summary>
    [Theory]
    [InlineData("""{"name": true, WRITE}""", "name")]
    [InlineData("""{"name": "a", "prefixes": []}""", "prefixes")]
    [InlineData("""{"name": "a", WRITE, "users": {}}""", "users")]
    [InlineData("""{"name": "a", WRITE, "keys": {}}""", "keys")]
    [InlineData("""{"name": "a", WRITE, "handOver": 0}""", "handOver")]
    [InlineData("""{"name": "a", WRITE, "handOver": {"readers": {}}}""", "handOver.readers")]
    [InlineData("""{"name": "a", WRITE, "github": {"repository": [], "branch": "main"}}""", "github.repository")]
    [InlineData("""{"name": "a", WRITE, "github": {"repository": "o/r", "branch": "main", "workflows": ["a", "a"]}}""",
        "github.workflows")]
    public void A_wrong_value_gives_one_message(string item, string setting) =>
        Assert.StartsWith($"infra:uploaders[0].{setting}: `", Assert.Single(List(item).Problems()), StringComparison.Ordinal);

    [Theory]
    [InlineData("[secret]")]
    [InlineData("6b7c1a52")]
    public void The_external_id_of_an_uploader_may_be_encrypted_and_nothing_else(string value)
    {
        var item = $$$"""{"name": "a", WRITE, "externalId": "{{{value}}}"}""";

        Assert.True(Secret(item).Read().Uploaders[0].ExternalIdIsSecret);
        Assert.Equal(
            ["infra:uploaders[0].name: is encrypted, but the program writes it to AWS and the state in plain text; write it "
                + "unencrypted, or remove it; only infra:access.externalId and the same setting of an uploader stay secret"],
            Secret(item.Replace("\"a\"", "\"[secret]\"", StringComparison.Ordinal)).Problems());

        static TestSettings Secret(string item) => TestSettings.Settings().WithSecret(
            "infra:uploaders", $"[{item}]".Replace("WRITE", Write, StringComparison.Ordinal));
    }

    [Fact]
    public void A_problem_of_an_encrypted_list_quotes_no_value() => Assert.DoesNotContain(
        "bad name",
        Assert.Single(TestSettings.Settings().WithSecret(
            "infra:uploaders", """[{"name": "bad name", "prefixes": {"exports/": "write"}, "externalId": "6b7c1a52"}]""").Problems()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"exports/": 30, "exports/daily/": 7}""", null)]
    [InlineData("""{"exports/": "30"}""", null)]
    [InlineData("""{"exports/": 0}""", "exports/: `0`: must be a whole number from 1 to 3650; write 30, for example")]
    [InlineData("""{"exports/": 30, "exports/daily/": 30}""",
        "exports/daily/: `30`: has no effect: exports/ expires after 30 days already; write fewer days, or leave it out")]
    [InlineData("""{"reports/": 30}""", "reports/: is in no prefix of an uploader; name a prefix of infra:uploaders")]
    [InlineData("""{"checkpoints/old/": 30}""",
        "checkpoints/old/: holds state: an old file can belong to the newest checkpoint, so nothing there may expire by age; "
            + "leave it out; Flink deletes its checkpoints, and an operator the savepoints")]
    [InlineData("""{"logs/": 30}""",
        "logs/: is in logs/, which the nodes of a cluster use; write exports/: 30, for example")]
    [InlineData("""{"exports": 30}""",
        "exports: must be the beginning of keys: folders of letters, digits and _ . = + -, each with a slash after it; write "
            + "exports/: 30, for example")]
    public void Objects_of_uploaders_expire_by_prefix(string days, string? message)
    {
        var settings = List("""{"name": "a", "prefixes": {"exports/": "write", "checkpoints/": "write"}}""")
            .With("infra:state", $$"""{"expireDays": {{days}}}""");

        if (message is null)
        {
            Assert.Contains(settings.Read().State.ExpireDays, expiry => expiry.Prefix.Text == "exports/" && expiry.Days == 30);
        }
        else
        {
            Assert.Equal([$"infra:state.expireDays.{message}"], settings.Problems());
        }
    }

    private static TestSettings List(params string[] items) =>
        TestSettings.Settings().With(
            "infra:uploaders", $"[{string.Join(", ", items)}]".Replace("WRITE", Write, StringComparison.Ordinal));
}
