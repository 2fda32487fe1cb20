using Infra.Settings;
using Policies.Access;

namespace Tests.Infra.Settings;

public sealed class StackSettingsTests
{
    [Fact]
    public void Jobs_cannot_use_the_bucket_of_Pulumis_state() => Assert.Equal(
        ["infra:emr.job.buckets: `example-pulumi-state`: is the bucket of Pulumi's state (infra:previewAccess.stateBucket), "
            + "which jobs must not use; name the bucket that holds the job's data"],
        TestSettings.Settings()
            .With("infra:emr", """{"enabled": true, "job": {"buckets": [{"name": "example-pulumi-state", "use": "delete"}]}}""")
            .With("infra:previewAccess", """{"repository": "example/infra", "stateBucket": "example-pulumi-state"}""")
            .Problems());

    [Fact]
    public void Missing_settings_have_the_secure_default()
    {
        var settings = TestSettings.Settings().Read();

        Assert.Equal(Stage.Prod, settings.Stage);
        Assert.Equal(Nat.None, settings.Network!.Nat);
        Assert.Equal(365, settings.Network.FlowLogDays);
        var uploader = Assert.Single(settings.Uploaders);
        Assert.Equal(AccessMode.AssumeRole, uploader.Mode);
        Assert.Equal(TimeSpan.FromHours(1), uploader.MaxSession);
        Assert.Equal(PrefixGrant.State, uploader.Grants);
        Assert.Equal([new UploaderUser("uploader", KeyLife.Default)], uploader.Users);
        Assert.Equal(90, settings.State.AccessLogDays);
    }

    [Fact]
    public void All_problems_are_reported_together()
    {
        var problems = TestSettings.Settings()
            .With("infra:network", """{"cidr": "10.0.0.0/33", "zones": 9}""")
            .With("infra:access", """{"maxSessionHours": 13}""")
            .Problems();

        Assert.Equal(
            [
                "infra:network.cidr: `10.0.0.0/33`: is not a CIDR block: its prefix is a number from 0 to 32; "
                    + "write ADDRESS/PREFIX, such as 10.20.0.0/16",
                "infra:network.zones: `9`: must be a whole number from 1 to 6; write 2, for example",
                "infra:access.maxSessionHours: `13`: must be a whole number from 1 to 12; write 1, for example",
            ],
            problems);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        {
            "infra:network", """{"cidr": "10.0.0.0/27"}""",
            "infra:network.cidr: `10.0.0.0/27`: half of 10.0.0.0/27 has room for 1 subnet of /28, but 2 zones need 2; give the "
                + "VPC a /26 or larger, or use fewer zones"
        },
        {
            "infra:network", """{"cidr": "10.0.0.0/16", "mustNotOverlap": ["10.0.8.0/24"]}""",
            "infra:network.cidr: `10.0.0.0/16`: overlaps 10.0.8.0/24, which infra:network.mustNotOverlap[0] excludes; choose "
                + "another block"
        },
        {
            "infra:network", """{"cidr": "10.0.0.1/16"}""",
            "infra:network.cidr: `10.0.0.1/16`: has host bits set; the block that contains it is "
                + "10.0.0.0/16; write ADDRESS/PREFIX, such as 10.20.0.0/16"
        },
        {
            "infra:network", """{"cidr": "8.8.0.0/16"}""",
            "infra:network.cidr: `8.8.0.0/16`: must be in a private range (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, "
                + "100.64.0.0/10); write 10.20.0.0/16, for example"
        },
        {
            "infra:network", """{"cidr": "10.0.0.0/8"}""",
            "infra:network.cidr: `10.0.0.0/8`: must be an IPv4 block from /16 to /28; write 10.20.0.0/16, for example"
        },
        {
            "infra:network", """{"nat": "two"}""",
            "infra:network.nat: `two`: must be one of none, one, per-zone; write none, for example"
        },
        {
            "infra:network", """{"flowLogDays": 8}""",
            "infra:network.flowLogDays: `8`: is not a retention period of CloudWatch Logs; write 14"
        },
        {
            "infra:network", """{"znoes": 2}""",
            "infra:network.znoes: `znoes` is not a setting of infra:network; did you mean `zones`?"
        },
        {
            "infra:network", """{"zonez": 2}""",
            "infra:network.zonez: `zonez` is not a setting of infra:network; did you mean `zones`?"
        },
        {
            "infra:network", """{"cidr": "10.60.0.0/16", "existing": 0}""",
            "infra:network.existing: `0`: must be an object; write its settings below it, one per line"
        },
        {
            "infra:network", """{"cidr": "10.60.0.0/16", "existing": {"vpc": "vpc-0123456789abcdef0", "publicSubnets": 0}}""",
            "infra:network.existing.publicSubnets: `0`: must be a list of strings; write one item per line, each after a hyphen"
        },
        {
            "infra:network", "10.0.0.0/16",
            "infra:network: `10.0.0.0/16`: must be an object; write its settings below it, one per line"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["0.0.0.0/0"], "publicKey": "{{TestSettings.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `0.0.0.0/0`: opens SSH to the whole internet; list the networks that operators "
                + "connect from"
        },
        {
            "infra:bastion",
                $$"""{"allowedCidrs": ["198.18.0.0/24", "2001:db8::/32"], "publicKey": "{{TestSettings.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `2001:db8::/32`: must be an IPv4 block: the stack's network has no IPv6; write IPv4 "
                + "networks, such as 203.0.113.0/24"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["::/0"], "publicKey": "{{TestSettings.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `::/0`: must be an IPv4 block: the stack's network has no IPv6; write IPv4 networks, "
                + "such as 203.0.113.0/24"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["128.0.0.0/1"], "publicKey": "{{TestSettings.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `128.0.0.0/1`: opens SSH to a network larger than a /8; list the networks that "
                + "operators connect from"
        },
        {
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "port": 0}""",
            "infra:bastion.port: `0`: must be a whole number from 1 to 65535; write 22, for example"
        },
        {
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "port": 65536}""",
            "infra:bastion.port: `65536`: must be a whole number from 1 to 65535; write 22, for example"
        },
        {
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "port": "ssh"}""",
            "infra:bastion.port: `ssh`: must be a whole number from 1 to 65535; write 22, for example"
        },
        {
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "port": 443}""",
            "infra:bastion.port: `443`: is the port of HTTPS, which other rules of the stack open; write 22 "
                + "or a free port such as 2222"
        },
        {
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "port": 8443}""",
            "infra:bastion.port: `8443`: is the port of the EMR service on primary and core nodes, which "
                + "other rules of the stack open; write 22 or a free port such as 2222"
        },
        {
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "port": 53}""",
            "infra:bastion.port: `53`: is the port of DNS, where the resolver of the bastion listens; write "
                + "22 or a free port such as 2222"
        },
        {
            "infra:bastion",
            $$"""{"allowedCidrs": ["0.0.0.0/0"], "publicKey": "{{TestSettings.PublicKey}}", "port": 2222}""",
            "infra:bastion.allowedCidrs: `0.0.0.0/0`: opens SSH to the whole internet; list the networks that operators "
                + "connect from"
        },
        {
            "infra:network", """{"enabled": false, "existing": {"vpc": "vpc-0123456789abcdef0"}}""",
            "infra:network.enabled: `false`: contradicts infra:network.existing, which names a network that the stack uses; "
                + "leave out existing for a stack without a network, or leave out enabled"
        },
        {
            "infra:access", """{"sessionTags": ["team", "Team"]}""",
            "infra:access.sessionTags: `team`: is listed twice; write one item for it"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": [], "publicKey": "{{TestSettings.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: is required: the networks that may open SSH to the bastion; list the networks that "
                + "operators connect from, such as 203.0.113.0/24"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": [5, "198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `[5, \"198.18.0.0/24\"]`: must be a list of strings; write one item per line, each "
                + "after a hyphen"
        },
        {
            "infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": null}""",
            "infra:bastion.publicKey: is required: the SSH key that operators log in with, unless infra:bastion.operators "
                + "names some; paste the line of your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "ssh-ed25519 AAAA"}""",
            "infra:bastion.publicKey: `ssh-ed25519 AAAA`: the base64 text after the key type is damaged; paste the line of "
                + "your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "ecdsa-sha2-nistp256 AAAA"}""",
            "infra:bastion.publicKey: `ecdsa-sha2-nistp256 AAAA`: EC2 supports ssh-ed25519 and ssh-rsa keys, not "
                + "ecdsa-sha2-nistp256; paste the line of your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion",
                """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----"}""",
            "infra:bastion.publicKey: this is a private key; it must stay on the machine where you made it; paste the line of "
                + "your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion",
                $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "user": "root"}""",
            "infra:bastion.user: `root`: must be an account other than root: 1 to 32 of a-z, 0-9, _ and -, beginning with a "
                + "letter or _; write ec2-user for Amazon Linux, ubuntu for Ubuntu, admin for Debian"
        },
        {
            "infra:bastion",
                $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "user": "ubuntu"}""",
            "infra:bastion.user: `ubuntu`: is not an account of Amazon Linux, which the bastion runs if infra:bastion.image is "
                + "not set; set image to one that has this account, or leave user out"
        },
        {
            "infra:bastion",
                $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "user": "a b"}""",
            "infra:bastion.user: `a b`: must be an account other than root: 1 to 32 of a-z, 0-9, _ and -, beginning with a "
                + "letter or _; write ec2-user for Amazon Linux, ubuntu for Ubuntu, admin for Debian"
        },
        {
            "infra:bastion",
                $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "instanceType": "t3.nano"}""",
            "infra:bastion.instanceType: `t3.nano`: must be an arm64 (Graviton) instance type, because the image is for arm64; "
                + "write t4g.nano, for example"
        },
        {
            "infra:bastion",
                $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "identityFile": "~/.ssh/$(id)"}""",
            "infra:bastion.identityFile: `~/.ssh/$(id)`: must be a path of letters, digits and . _ / ~ -; write "
                + "~/.ssh/ssh-private.key, for example"
        },
        {
            "infra:state", """{"bucketName": "My_Bucket"}""",
            "infra:state.bucketName: `My_Bucket`: a bucket name has only lower-case letters, digits, hyphens and dots; write a "
                + "name such as example-flink-state, or leave it out for one with a random suffix"
        },
        {
            "infra:access", """{"mode": "direct"}""",
            "infra:access.mode: `direct`: gives the user's long-lived access key direct access to the state, which a prod "
                + "stack must not allow; write assume-role, or leave it out"
        },
        {
            "infra:access", """{"maxSessionHours": 0}""",
            "infra:access.maxSessionHours: `0`: must be a whole number from 1 to 12; write 1, for example"
        },
        {
            "infra:access", """{"externalId": "a b"}""",
            "infra:access.externalId: `a b`: must have 2 to 1224 letters, digits and + = , . @ : / -; write one such as 6b7c1a52"
        },
        { "infra:stage", "staging",
            "infra:stage: `staging`: must be prod or dev; write prod, or dev for a stack without protection" },
        { "infra:netwrok", "{}", "infra:netwrok: `netwrok` is not a setting of this project; did you mean `infra:network`?" },
        { "aws:region", "moon-1",
            "aws:region: `moon-1`: is not a Region name; one looks like us-east-1 or eu-central-1; write us-east-1, "
                + "for example" },
        { "infra:tags", """{"PROJECT": "x"}""", "infra:tags.PROJECT: `x`: is set by the stack; use another key" },
        { "infra:tags", """{"owner": "R&D"}""",
            "infra:tags.owner: `R&D`: must contain only letters and digits of any language, spaces and _ . : / = + - @; leave "
                + "the other characters out" },
        { "infra:tags", """{"Owner": "x", "owner": "y"}""",
            "infra:tags.owner: `y`: is the same tag as Owner in IAM, where keys are case-insensitive; keep one of them" },
        { "infra:tags", $"{{{string.Join(',', Enumerable.Range(0, 47).Select(i => $"\"k{i}\": \"v\""))}}}",
            "infra:tags: `47 tags`: a resource can have 50 tags, and the stack sets up to 4; keep at most 46" },
        { "infra:tags", """{"b": 1.1}""", "infra:tags.b: must be a string; put it in quotes" },
        { "infra:tags", """{"b": null}""", "infra:tags.b: must be a string; put it in quotes" },
        { "infra:tags", """{"b": [true]}""", "infra:tags.b: must be a string; put it in quotes" },
        { "infra:tags", """{"Name": "x"}""", "infra:tags.Name: `x`: is set by the stack; use another key" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_invalid_setting_is_refused_with_its_rule_and_remedy(string key, string value, string problem) =>
        Assert.Equal([problem], TestSettings.Settings().With(key, value).Problems());

    [Fact]
    public void A_private_key_is_never_printed()
    {
        var problems = TestSettings.Settings()
            .With("infra:bastion",
                """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "-----BEGIN RSA PRIVATE KEY-----\nMIIEverySecret"}""")
            .Problems();

        Assert.DoesNotContain("MIIEverySecret", string.Join("\n", problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dev_stack_gets_warnings_where_a_prod_stack_gets_errors()
    {
        var notes = TestSettings.Settings()
            .With("infra:stage", "dev")
            .With("infra:access", """{"mode": "direct"}""")
            .With("infra:bastion", $$"""{"allowedCidrs": ["0.0.0.0/0"], "publicKey": "{{TestSettings.PublicKey}}"}""")
            .Notes();

        Assert.Equal(["SSH_OPEN_TO_THE_WORLD", "DIRECT_USER_ACCESS"], notes.Select(note => note.Code));
    }

    [Fact]
    public void A_stack_called_prod_cannot_have_the_stage_dev() =>
        Assert.Equal(
            ["infra:stage: `dev`: a stack called prod must have the stage prod; write prod, or leave it out"],
            TestSettings.Settings("prod").With("infra:stage", "dev").Problems());

    [Fact]
    public void A_boolean_or_whole_number_becomes_a_tag_in_Pulumis_notation() => Assert.Equal(
        new Dictionary<string, string> { ["a"] = "true", ["b"] = "false", ["c"] = "42", ["d"] = "-7", ["e"] = "True" },
        TestSettings.Settings().With("infra:tags", """{"a": true, "b": false, "c": 42, "d": -7, "e": "True"}""").Read().Tags);

    [Fact]
    public void The_source_networks_of_the_role_can_be_IPv6() => Assert.Equal(
        "2001:db8::/32",
        Assert.Single(
            TestSettings.Settings().With("infra:access", """{"sourceCidrs": ["2001:db8::/32"]}""")
            .Read().Uploaders[0].Trust.SourceCidrs).ToString());

    [Fact]
    public void Documentation_values_are_noted_as_placeholders()
    {
        var notes = TestSettings.Settings()
            .With("infra:bastion",
                $$"""{"allowedCidrs": ["203.0.113.0/24", "198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}"}""")
            .Notes();

        Assert.Equal(
            ["203.0.113.0/24 is reserved for documentation; nobody connects from it"],
            notes.Select(note => note.Message));
    }
}
