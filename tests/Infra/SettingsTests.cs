using Infra.Settings;

namespace Tests.Infra;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_not_said_has_the_secure_default()
    {
        var settings = Given.Settings().Read();

        Assert.Equal(Stage.Prod, settings.Stage);
        Assert.Equal(Nat.None, settings.Network.Nat);
        Assert.Equal(30, settings.Network.FlowLogDays);
        Assert.Equal(AccessMode.AssumeRole, settings.Access.Mode);
        Assert.Equal(TimeSpan.FromHours(1), settings.Access.MaxSession);
        Assert.False(settings.Access.MayDeleteCheckpoints || settings.Access.MayDeleteSavepoints);
        Assert.Equal(90, settings.State.AccessLogDays);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = Given.Settings()
            .With("infra:network", """{"cidr": "10.0.0.0/33", "zones": 9}""")
            .With("infra:access", """{"maxSessionHours": 13}""")
            .Problems();

        Assert.Equal(
            [
                "infra:network.cidr: `10.0.0.0/33`: `10.0.0.0/33` is not a CIDR block: its prefix is a number from 0 to 32; write ADDRESS/PREFIX, such as 10.20.0.0/16",
                "infra:network.zones: `9`: must be a whole number from 1 to 6; write 2, for example",
                "infra:access.maxSessionHours: `13`: must be a whole number from 1 to 12; write 1, for example",
            ],
            problems);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        {
            "infra:network", """{"cidr": "10.0.0.0/27"}""",
            "infra:network.cidr: `10.0.0.0/27`: half of 10.0.0.0/27 has room for 1 of /28, and 2 zones need 2; give the VPC a /26 or larger, or use fewer zones"
        },
        {
            "infra:network", """{"cidr": "10.0.0.0/16", "mustNotOverlap": ["10.0.8.0/24"]}""",
            "infra:network.cidr: `10.0.0.0/16`: overlaps 10.0.8.0/24, which infra:network.mustNotOverlap[0] keeps free; choose another block"
        },
        {
            "infra:network", """{"cidr": "10.0.0.1/16"}""",
            "infra:network.cidr: `10.0.0.1/16`: `10.0.0.1/16` has bits set behind its prefix; the block that it lies in is 10.0.0.0/16; write ADDRESS/PREFIX, such as 10.20.0.0/16"
        },
        {
            "infra:network", """{"cidr": "8.8.0.0/16"}""",
            "infra:network.cidr: `8.8.0.0/16`: a VPC lies in a private range (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10); write 10.20.0.0/16, for example"
        },
        {
            "infra:network", """{"cidr": "10.0.0.0/8"}""",
            "infra:network.cidr: `10.0.0.0/8`: a VPC is an IPv4 block from /16 to /28; write 10.20.0.0/16, for example"
        },
        {
            "infra:network", """{"nat": "two"}""",
            "infra:network.nat: `two`: must be one of none, one, per-zone; write none, for example"
        },
        {
            "infra:network", """{"flowLogDays": 8}""",
            "infra:network.flowLogDays: `8`: CloudWatch Logs keeps logs for certain numbers of days only; write 14"
        },
        {
            "infra:network", """{"zonez": 2}""",
            "infra:network.zonez: `zonez` is not a setting of infra:network; did you mean `zones`?"
        },
        {
            "infra:network", "10.0.0.0/16",
            "infra:network: `10.0.0.0/16`: must be an object; write its settings below it, each on a line of its own"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["0.0.0.0/0"], "publicKey": "{{Given.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `0.0.0.0/0`: opens SSH to the whole internet; name the networks that operators connect from"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["198.18.0.0/24", "2001:db8::/32"], "publicKey": "{{Given.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `2001:db8::/32`: is an IPv6 block, and the stack's network has no IPv6: nobody could connect from there; name IPv4 networks, such as 203.0.113.0/24"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["::/0"], "publicKey": "{{Given.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `::/0`: is an IPv6 block, and the stack's network has no IPv6: nobody could connect from there; name IPv4 networks, such as 203.0.113.0/24"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["128.0.0.0/1"], "publicKey": "{{Given.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `128.0.0.0/1`: opens SSH to more than a /8; name the networks that operators connect from"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": [], "publicKey": "{{Given.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: says who may open SSH to the bastion, and has no default; list the networks that operators connect from, such as 203.0.113.0/24"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": [5, "198.18.0.0/24"], "publicKey": "{{Given.PublicKey}}"}""",
            "infra:bastion.allowedCidrs: `[5, \"198.18.0.0/24\"]`: must be a list of texts; write one item a line, each behind a hyphen"
        },
        {
            "infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": null}""",
            "infra:bastion.publicKey: is what operators log in with, and has no default; paste the line of your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "ssh-ed25519 AAAA"}""",
            "infra:bastion.publicKey: `ssh-ed25519 AAAA`: the base64 text behind the kind is damaged; paste the line of your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "ecdsa-sha2-nistp256 AAAA"}""",
            "infra:bastion.publicKey: `ecdsa-sha2-nistp256 AAAA`: EC2 takes ssh-ed25519 and ssh-rsa keys, not ecdsa-sha2-nistp256; paste the line of your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----"}""",
            "infra:bastion.publicKey: this is a private key; it must never leave the machine that it was made on; paste the line of your .pub file, made with `ssh-keygen -t ed25519`"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{Given.PublicKey}}", "user": "root"}""",
            "infra:bastion.user: `root`: is the account of the image that operators log in with: 1 to 32 of a-z, 0-9, _ and -, a letter or _ first, and not root; write ec2-user for Amazon Linux, ubuntu for Ubuntu, admin for Debian"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{Given.PublicKey}}", "user": "ubuntu"}""",
            "infra:bastion.user: `ubuntu`: is not an account of Amazon Linux, which the bastion runs where no image is named, so nobody could log in; name the image that has it in image, or leave user out"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{Given.PublicKey}}", "user": "a b"}""",
            "infra:bastion.user: `a b`: is the account of the image that operators log in with: 1 to 32 of a-z, 0-9, _ and -, a letter or _ first, and not root; write ec2-user for Amazon Linux, ubuntu for Ubuntu, admin for Debian"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{Given.PublicKey}}", "instanceType": "t3.nano"}""",
            "infra:bastion.instanceType: `t3.nano`: must be an arm64 (Graviton) instance type, since the image is; write t4g.nano, for example"
        },
        {
            "infra:bastion", $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{Given.PublicKey}}", "identityFile": "~/.ssh/$(id)"}""",
            "infra:bastion.identityFile: `~/.ssh/$(id)`: is a path of letters, digits and . _ / ~ -; write ~/.ssh/ssh-private.key, for example"
        },
        {
            "infra:state", """{"bucketName": "My_Bucket"}""",
            "infra:state.bucketName: `My_Bucket`: a bucket name has only lower-case letters, digits, hyphens and dots; write a name such as example-flink-state, or leave it out for one with a random suffix"
        },
        {
            "infra:access", """{"mode": "direct"}""",
            "infra:access.mode: `direct`: gives the user's long-lived key the state itself, which a prod stack refuses; write assume-role, or leave it out"
        },
        {
            "infra:access", """{"maxSessionHours": 0}""",
            "infra:access.maxSessionHours: `0`: must be a whole number from 1 to 12; write 1, for example"
        },
        {
            "infra:access", """{"externalId": "a b"}""",
            "infra:access.externalId: `a b`: has 2 to 1224 letters, digits and + = , . @ : / -; write one such as 6b7c1a52"
        },
        { "infra:stage", "staging", "infra:stage: `staging`: must be prod or dev; write prod, or dev for a stack that may be lost" },
        { "infra:netwrok", "{}", "infra:netwrok: `netwrok` is not a setting of this project; did you mean `infra:network`?" },
        { "aws:region", "moon-1", "aws:region: `moon-1`: `moon-1` is not a Region name; one looks like us-east-1 or eu-central-1; write us-east-1, for example" },
        { "infra:tags", """{"PROJECT": "x"}""", "infra:tags.PROJECT: `x`: is a tag that the stack sets itself; choose another key" },
        { "infra:tags", """{"owner": "R&D"}""", "infra:tags.owner: `R&D`: IAM takes letters and digits of any language, spaces and _ . : / = + - @ in a tag; leave the other characters out" },
        { "infra:tags", """{"Owner": "x", "owner": "y"}""", "infra:tags.owner: `y`: IAM takes it for the same tag as Owner: upper and lower case do not matter in its keys; keep one of them" },
        { "infra:tags", $"{{{string.Join(',', Enumerable.Range(0, 47).Select(i => $"\"k{i}\": \"v\""))}}}", "infra:tags: `47 tags`: a resource has 50 tags at most, and up to 4 are the stack's own; keep 46" },
        { "infra:tags", """{"b": 1.1}""", "infra:tags.b: the value of a tag is text; put it in quotes" },
        { "infra:tags", """{"b": null}""", "infra:tags.b: the value of a tag is text; put it in quotes" },
        { "infra:tags", """{"b": [true]}""", "infra:tags.b: the value of a tag is text; put it in quotes" },
        { "infra:tags", """{"Name": "x"}""", "infra:tags.Name: `x`: is a tag that the stack sets itself; choose another key" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_setting_that_cannot_be_used_is_refused_with_the_rule_and_the_remedy(string key, string value, string problem) =>
        Assert.Equal([problem], Given.Settings().With(key, value).Problems());

    [Fact]
    public void A_private_key_is_never_printed()
    {
        var problems = Given.Settings()
            .With("infra:bastion", """{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "-----BEGIN RSA PRIVATE KEY-----\nMIIEverySecret"}""")
            .Problems();

        Assert.DoesNotContain("MIIEverySecret", string.Join("\n", problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dev_stack_is_warned_of_what_a_prod_stack_refuses()
    {
        var notes = Given.Settings()
            .With("infra:stage", "dev")
            .With("infra:access", """{"mode": "direct"}""")
            .With("infra:bastion", $$"""{"allowedCidrs": ["0.0.0.0/0"], "publicKey": "{{Given.PublicKey}}"}""")
            .Notes();

        Assert.Equal(["SSH_OPEN_TO_THE_WORLD", "DIRECT_USER_ACCESS"], notes.Select(note => note.Code));
    }

    [Fact]
    public void A_stack_called_prod_cannot_be_less_guarded() =>
        Assert.Equal(
            ["infra:stage: `dev`: a stack called prod must not be less guarded than its name says; write prod, or leave it out"],
            Given.Settings("prod").With("infra:stage", "dev").Problems());

    [Fact]
    public void A_flag_or_a_whole_number_is_a_tag_as_Pulumi_passes_it_on() => Assert.Equal(
        new Dictionary<string, string> { ["a"] = "true", ["b"] = "false", ["c"] = "42", ["d"] = "-7", ["e"] = "True" },
        Given.Settings().With("infra:tags", """{"a": true, "b": false, "c": 42, "d": -7, "e": "True"}""").Read().Tags);

    [Fact]
    public void IPv6_networks_may_assume_the_role() => Assert.Equal(
        "2001:db8::/32",
        Assert.Single(Given.Settings().With("infra:access", """{"sourceCidrs": ["2001:db8::/32"]}""").Read().Access.Trust.SourceCidrs).ToString());

    [Fact]
    public void Documentation_values_are_noted_as_placeholders()
    {
        var notes = Given.Settings()
            .With("infra:bastion", $$"""{"allowedCidrs": ["203.0.113.0/24", "198.18.0.0/24"], "publicKey": "{{Given.PublicKey}}"}""")
            .Notes();

        Assert.Equal(
            ["203.0.113.0/24 is set aside for documentation; nobody connects from there"],
            notes.Select(note => note.Message));
    }
}
