using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using IamEngine.Decide;
using Review;
using Review.Diff;
using Review.Forms.Diff;

namespace Tests.Review.Diff;

/// <summary>
/// Small changes that give a principal or a network more access. The comparison must report each with an example, and block the
/// pull request.
/// </summary>
[Long]
public sealed class BroadeningTests
{
    private const string Bucket = "arn:aws:s3:::infra-dev-state-1c252d20";

    private static readonly Func<Changed, Changed> AsItIs = report => report;

    private static readonly Dictionary<string, (Func<Changed, Changed> Before, Func<Changed, Changed> After, string[] Says)>
        Changes = new()
        {
            ["an action more"] =
            (AsItIs, report =>
            report.Statement(
                "upload-state-access", "ReadAndWriteCheckpoints", s => s["Action"]!.AsArray().Add("s3:DeleteObject")),
                ["role infra-dev-upload may now write in s3", "s3:DeleteObject", "checkpoints/a/file",
                "policies/Access/StateAccess.cs:"]),
            ["a wildcard of reading actions"] =
            (AsItIs, report =>
            report.Statement("upload-state-access", "FindTheBucket", s => s["Action"]!.AsArray().Add("s3:Get*")),
            ["may now read in s3", "s3:GetBucketAcl"]),
            ["everything"] =
            (AsItIs, report =>
            report.With("upload-state-access", """{"Effect":"Allow","Action":"*","Resource":"*"}"""),
            ["role infra-dev-upload may now do anything in any service"]),
            ["all but some actions"] =
            (AsItIs, report =>
            report.Statement("upload-state-access", "FindTheBucket", s => Move(s, "Action", "NotAction")),
            ["may now manage permissions in s3", "every action but"]),
            ["all but some actions, anywhere"] =
            (AsItIs, report =>
            report.With("upload-state-access", """{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"""),
            ["any service that no policy names", "every action but iam:*"]),
            ["all but one resource"] =
            (AsItIs, report =>
            report.Statement("upload-state-access", "ReadAndWriteCheckpoints", s => Move(s, "Resource", "NotResource")),
            ["s3:PutObject", "everything but"]),
            ["a prefix without its slash"] =
            (AsItIs, report =>
            report.Statement("upload-state-access", "ReadAndWriteCheckpoints", s => s["Resource"] = $"{Bucket}/checkpoints*"),
            ["checkpointsexample"]),
            ["a prefix that is listed more widely"] =
            (AsItIs, report =>
            report.Statement(
                "upload-state-access", "ListUnderThePrefixes", s =>
                s["Condition"] = JsonNode.Parse("""{"StringLike":{"s3:prefix":["checkpoints*","savepoints/*"]}}""")),
                ["s3:ListBucket", "s3:prefix = checkpoints"]),
            ["a condition on listing made IfExists"] =
            (AsItIs, report =>
            report.Statement(
                "upload-state-access", "ListUnderThePrefixes", s =>
                s["Condition"] = JsonNode.Parse("""{"StringLikeIfExists":{"s3:prefix":["checkpoints/*","savepoints/*"]}}""")),
                ["s3:ListBucket", "the request does not have it"]),
            ["the key used directly"] =
            (AsItIs, report =>
            report.Statement("upload-state-access", "UseTheKeyThroughS3", s => s.Remove("Condition")),
            ["in kms, on key state-key: kms:Decrypt"]),
            ["any key"] =
            (AsItIs, report =>
            report.Statement("upload-state-access", "UseTheKeyThroughS3", s => s["Resource"] = "*"), ["in kms: kms:Decrypt"]),
            ["grants on the key"] =
            (AsItIs, report =>
            report.Statement("upload-state-access", "UseTheKeyThroughS3", s => s["Action"]!.AsArray().Add("kms:CreateGrant")),
            ["may now manage permissions in kms, on key state-key: kms:CreateGrant"]),
            ["the key given to another account"] =
            (AsItIs, report =>
            report.With(
                "state-key",
                """{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":["kms:Decrypt","kms:CreateGrant"],"Resource":"*"}"""), ["another AWS account may now", "kms:CreateGrant", "Partner of state-key"]),
            ["no demand for TLS"] =
            (AsItIs, report =>
            report.Without("state-policy", "NothingWithoutTls"), ["aws:SecureTransport = false", "NothingWithoutTls denies it"]),
            ["no demand for TLS 1.2"] =
            (AsItIs, report =>
            report.Statement(
                "state-policy", "NothingBelowTls12", s =>
                s["Condition"] = JsonNode.Parse("""{"NumericLessThan":{"s3:TlsVersion":"1.1"}}""")),
                ["s3:TlsVersion = 1.1", "NothingBelowTls12 denies it"]),
            ["a denial of fewer actions"] =
            (AsItIs, report => report.Statement("state-policy", "NobodyOutsideTheAccount", s => s["Action"] = "s3:Put*")
            .With("state-policy",
            $$"""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"{{Bucket}}/*"}"""),
            ["another AWS account may now read in s3"]),
            ["a denial made IfExists"] =
            (report => report.Statement(
                "state-policy", "NoOtherEncryption", s =>
                s["Condition"] = JsonNode.Parse(
                    """{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"},"Bool":{"aws:SecureTransport":"true"}}""")), report => report.Statement("state-policy", "NoOtherEncryption", s => s["Condition"] = JsonNode.Parse("""{"StringEquals":{"s3:x-amz-server-side-encryption":"AES256"},"Bool":{"aws:SecureTransport":"true"}}""")), ["s3:PutObject"]),
            ["a denial that tests for presence"] =
            (report => report.Statement("state-policy", "NoKeyOfTheCaller", s => s.Remove("Condition")), AsItIs,
            ["s3:PutObject", "NoKeyOfTheCaller denies it"]),
            ["a denial of fewer resources"] =
            (AsItIs, report =>
            report.Statement("state-policy", "NothingWithoutTls", s => s["Resource"] = Bucket), ["aws:SecureTransport = false"]),
            ["the whole bucket policy gone"] =
            (AsItIs, report => report.Remove("state-policy"), ["aws:SecureTransport = false", "state-policy"]),
            ["a public bucket"] =
            (AsItIs, report => report.Without("state-policy", "NobodyOutsideTheAccount")
            .With("state-policy",
            $$"""{"Sid":"Share","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/*"}"""),
            ["anyone, without credentials may now read in s3"]),
            ["a role for everyone of the account"] =
            (AsItIs, report =>
            report.Statement(
                "upload-role", "UploaderMayAssumeTheRole", s =>
                s["Principal"] = JsonNode.Parse("""{"AWS":"arn:aws:iam::123456789012:root"}""")),
                ["any caller that an administrator of this account allows may now become role infra-dev-upload"]),
            ["a role for another account"] =
            (AsItIs, report =>
            report.Statement(
                "upload-role", "UploaderMayAssumeTheRole", s =>
                s["Principal"] = JsonNode.Parse(
                    """{"AWS":["arn:aws:iam::123456789012:user/infra-dev-uploader","111122223333"]}""")),
                    ["another AWS account may now become role infra-dev-upload"]),
            ["a role for a service"] =
            (AsItIs, report =>
            report.With(
                "upload-role",
                """{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}"""),
                ["an AWS service, such as lambda.amazonaws.com may now become role infra-dev-upload"]),
            ["a role for an identity provider"] =
            (AsItIs, report =>
            report.With(
                "upload-role",
                """{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity"}"""), ["who signs in with an identity provider", "sts:AssumeRoleWithWebIdentity"]),
            ["no second factor"] =
            (report => Trust(report, """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"""), report =>
            Trust(report, null),
            ["user infra-dev-uploader may now become role infra-dev-upload", "aws:MultiFactorAuthPresent fails"]),
            ["a second factor if any"] =
            (report => Trust(report, """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"""), report =>
            Trust(report, """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}}"""),
            ["may now become role infra-dev-upload"]),
            ["no external id"] =
            (report => Trust(report, """{"StringEquals":{"sts:ExternalId":"agreed"}}"""), report =>
            Trust(report, null), ["sts:ExternalId fails"]),
            ["a network twice as wide"] =
            (report => Trust(report, """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"""), report =>
            Trust(report, """{"IpAddress":{"aws:SourceIp":"203.0.112.0/23"}}"""), ["aws:SourceIp = 203.0.112."]),
            ["ForAllValues without a test for presence"] =
            (report => report.With(
                "upload-role",
                Tags("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]},"Null":{"aws:TagKeys":"false"}}""")), report =>
                report.With("upload-role", Tags("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""")),
                ["sts:TagSession"]),
            ["ForAnyValue in the place of ForAllValues"] =
            (report => report.With(
                "upload-role",
                Tags("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]},"Null":{"aws:TagKeys":"false"}}""")), report =>
                report.With(
                    "upload-role",
                    Tags("""{"ForAnyValue:StringEquals":{"aws:TagKeys":["team"]},"Null":{"aws:TagKeys":"false"}}""")),
                    ["sts:TagSession", "aws:TagKeys = ["]),
            ["the confused deputy's condition gone"] =
            (AsItIs, report =>
            report.Statement("network-flow-log-role", "FlowLogsMayAssumeTheRole", s => s.Remove("Condition")),
            ["an AWS service, such as vpc-flow-logs.amazonaws.com may now become role infra-dev-flow-log"]),
            ["a policy on another role"] =
            (AsItIs, report =>
            report.Attach("upload-state-access", "bastion-role"), ["role infra-dev-bastion may now", "Access lost"]),
            ["a second policy"] =
            (AsItIs, report =>
            report.AddPolicy(
                "more", "bastion-role",
                """{"Version":"2012-10-17","Statement":[{"Sid":"More","Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}"""), ["role infra-dev-bastion may now", "iam:PassRole", "More of more"]),
            ["a policy on the user that has none"] =
            (AsItIs, report =>
            report.AddPolicy(
                "direct", "upload-user",
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"""),
                ["user infra-dev-uploader may now", "sts:AssumeRole"]),
            ["a boundary gone"] =
            (report => report.AddPolicy(
                "bound", "upload-role",
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""",
                "boundary"), AsItIs, ["role infra-dev-upload may now", "no permissions boundary allows it"]),
            ["things of other accounts"] =
            (report => report.With(
                "upload-state-access",
                """{"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{"StringEquals":{"aws:ResourceAccount":"123456789012"}}}"""), report => report.With("upload-state-access", """{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}"""), ["another account's resources"]),
            ["more through the endpoint"] =
            (AsItIs, report =>
            report.Statement("network-s3-endpoint", "ReachTheState", s => s["Resource"] = "*"),
            ["any caller through endpoint network-s3-endpoint may now"]),
            ["a trust policy of wrong grammar"] =
            (AsItIs, report =>
            report.Statement("upload-role", "UploaderMayAssumeTheRole", s => s["Effect"] = "allow"),
            ["is not a policy that AWS takes"]),
            ["AWS's own policy attached"] =
            (AsItIs, report =>
            report.Add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "extra",
            """{"role":"infra-dev-upload","policyArn":"arn:aws:iam::aws:policy/AmazonS3FullAccess"}"""),
            ["upload-role holds arn:aws:iam::aws:policy/AmazonS3FullAccess", "cannot be seen here"]),
            ["an unseen boundary gone"] =
            (report => report.Input(
                "upload-role", inputs => inputs["permissionsBoundary"] = "arn:aws:iam::123456789012:policy/outside"), AsItIs,
                ["upload-role is no longer bounded by"]),
            ["an access key more"] =
            (AsItIs, report =>
            report.Add("aws:iam/accessKey:AccessKey", "second-key", """{"user":"infra-dev-uploader"}"""),
            ["a user has one more access key"]),
            ["longer sessions"] =
            (report => report.Input("upload-role", inputs => inputs["maxSessionDuration"] = 3600), report =>
            report.Input("upload-role", inputs => inputs["maxSessionDuration"] = 43200),
            ["maxSessionDuration goes from `3600` to `43200`"]),
            ["public access no longer blocked"] =
            (AsItIs, report =>
            report.Input("state-public-access-block", inputs => inputs["restrictPublicBuckets"] = false),
            ["restrictPublicBuckets goes from `true` to `false`"]),
            ["no block of public access"] =
            (AsItIs, report =>
            report.Remove("state-public-access-block"), ["nothing keeps an ACL or a policy from making the bucket public"]),
            ["ACLs again"] =
            (AsItIs, report =>
            report.Input("state-ownership", inputs => inputs["rule"]!["objectOwnership"] = "ObjectWriter"),
            ["ACLs give access again"]),
            ["another SSH key"] =
            (AsItIs, report =>
            report.Input("bastion-key", inputs => inputs["publicKey"] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIother"),
            ["accepts another key from the owner of publicKey; anyone with that key may log in"]),
            ["IMDSv1"] =
            (AsItIs, report =>
            report.Input("bastion-instance", inputs => inputs["metadataOptions"]!["httpTokens"] = "optional"), ["IMDSv1"]),
            ["a type of resource that nobody looks at"] =
            (AsItIs, report =>
            report.Add("aws:kms/grant:Grant", "grant",
            """{"keyId":"x","granteePrincipal":"arn:aws:iam::111122223333:root","operations":["Decrypt"]}"""),
            ["aws:kms/grant:Grant, and no rule here knows"]),
            ["the endpoint gone"] = (AsItIs, report => report.Remove("network-s3-endpoint"), ["its policy no longer limits"]),
            ["a network of operators twice as wide"] =
            (AsItIs, report =>
            report.Input("bastion-from-203.0.113.0-24-tcp-22", inputs => inputs["cidrIpv4"] = "203.0.112.0/23"),
            ["203.0.112.0/24 (256 addresses) → bastion-group: tcp 22", "by way of bastion-group → emr-ssh-group"]),
            ["one port more"] =
            (AsItIs, report =>
            report.Input("bastion-from-203.0.113.0-24-tcp-22", inputs => inputs["toPort"] = 23),
            ["203.0.113.0/24 (256 addresses) → bastion-group: tcp 23"]),
            ["every protocol"] =
            (AsItIs, report =>
            report.Input("bastion-from-203.0.113.0-24-tcp-22", inputs => inputs["ipProtocol"] = "-1"),
            ["203.0.113.0/24 (256 addresses) → bastion-group: udp"]),
            ["the internet beside a network"] =
            (AsItIs, report =>
            Rule(report, "any", "cidrIpv4", "0.0.0.0/0"),
            ["the internet (0.0.0.0/0) → bastion-group: tcp 22", "0.0.0.0/0 → emr-ssh-group: in hops"]),
            ["a rule inside a group"] =
            (AsItIs, report =>
            report.Input(
                "bastion-group", inputs =>
                inputs["ingress"] = JsonNode.Parse(
                    """[{"protocol":"tcp","fromPort":22,"toPort":22,"cidrBlocks":["0.0.0.0/0"]}]""")),
                    ["the internet (0.0.0.0/0) → bastion-group: tcp 22"]),
            ["the internet in two halves"] =
            (AsItIs, report =>
            Rule(Rule(report, "low", "cidrIpv4", "0.0.0.0/1"), "high", "cidrIpv4", "128.0.0.0/1"),
            ["→ bastion-group: tcp 22", "0.0.0.0/1"]),
            ["the internet of IPv6"] =
            (AsItIs, report => Rule(report, "six", "cidrIpv6", "::/0"), ["the internet (::/0) → bastion-group: tcp 22"]),
            ["another group let in"] =
            (AsItIs, report =>
            Rule(report, "group", "referencedSecurityGroupId", Id(report, "emr-core-group")),
            ["emr-core-group → bastion-group: tcp 22"]),
            ["a prefix list let in"] =
            (AsItIs, report =>
            Rule(report, "list", "prefixListId", "pl-0123456789abcdef0"), ["pl-0123456789abcdef0 → bastion-group: tcp 22"]),
            ["a subnet made public"] =
            (AsItIs, report =>
            report.Add("aws:ec2/route:Route", "way-out",
            $$"""{"routeTableId":"{{Id(report, "network-private-routes-1")}}","destinationCidrBlock":"0.0.0.0/0","gatewayId":"{{Id(report, "network-internet-gateway")}}"}"""), ["network-private-routes-1 sends 0.0.0.0/0 to network-internet-gateway"]),
            ["public addresses at start"] =
            (AsItIs, report =>
            report.Input("network-private-1", inputs => inputs["mapPublicIpOnLaunch"] = true),
            ["what starts in network-private-1 gets a public address"]),
            ["a host in another group"] =
            (AsItIs, report =>
            report.Input(
                "bastion-instance", inputs => inputs["vpcSecurityGroupIds"]!.AsArray().Add(Id(report, "emr-primary-group"))),
                ["bastion-instance is in emr-primary-group"]),
        };

    private static readonly ConcurrentDictionary<string, Lazy<StackDiff>> Diffs = [];

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_named_and_stops_the_pull_request(string name)
    {
        var diff = DiffOf(name);
        var text = DiffText.Write(diff);

        Assert.All(Changes[name].Says, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.NotEqual(ExitCode.Success, diff.ExitCode(FailOn.Broadening));
        // The evaluator confirms every claim.
        Assert.All(diff.AccessGained.Where(change => change.Example is not null), change =>
        {
            Assert.Equal(Verdict.Allowed, change.Example!.After);
            Assert.NotEqual(Verdict.Allowed, change.Example.Before);
        });
    }

    [Theory]
    [InlineData("an action more")]
    [InlineData("everything")]
    [InlineData("no demand for TLS")]
    [InlineData("no second factor")]
    [InlineData("a policy on another role")]
    [InlineData("a boundary gone")]
    [InlineData("a network of operators twice as wide")]
    [InlineData("a subnet made public")]
    public void The_other_way_round_it_is_lost_and_not_gained_twice(string name)
    {
        var (before, after, _) = Changes[name];
        var (there, back) = (DiffOf(name), Changed.Between(after(Changed.Of()), before(Changed.Of())));

        Assert.Equal(there.AccessGained.Count(change => change.Undecided is null), back.AccessLost.Count);
        Assert.Equal(there.ReachGained.Count, back.ReachLost.Count);
    }

    [Fact]
    public void Strangers_come_first_then_wildcards_then_permissions_writing_tagging_reading_and_listing()
    {
        var head = Changed.Of()
            .With("upload-state-access",
                $$"""{"Effect":"Allow","Action":["s3:PutBucketTagging","s3:PutBucketPolicy","s3:DeleteBucket","s3:GetBucketAcl","s3:ListBucketVersions"],"Resource":"{{Bucket}}"}""")
            .With("bastion-session-manager", """{"Effect":"Allow","Action":"*","Resource":"*"}""")
            .With("state-key", """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:Decrypt","Resource":"*"}""");
        var gained = Changed.Between(Changed.Of(), head).AccessGained.Where(
            change => change.Who != "role infra-dev-bastion" || change.Service == "*");

        Assert.Equal(
            ["another AWS account write", "role infra-dev-bastion anything", "role infra-dev-upload permissions management",
                "role infra-dev-upload write", "role infra-dev-upload tagging", "role infra-dev-upload read",
                "role infra-dev-upload list"],
            gained.Select(change => $"{change.Who} {change.Level}"));
    }

    private static StackDiff DiffOf(string name) => Diffs.GetOrAdd(
        name, _ => new(() => Changed.Between(Changes[name].Before(Changed.Of()), Changes[name].After(Changed.Of())))).Value;

    private static Changed Trust(Changed report, string? condition) =>
        report.Statement("upload-role", "UploaderMayAssumeTheRole", statement =>
    {
        if (condition is not null)
        {
            statement["Condition"] = JsonNode.Parse(condition);
        }
    });

    private static string Tags(string condition) =>
        $$"""{"Sid":"Tags","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/infra-dev-uploader"},"Action":"sts:TagSession","Condition":{{condition}}}""";

    private static Changed Rule(Changed report, string name, string peer, string value) => report.Add(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        name,
        $$"""{"securityGroupId":"{{Id(report, "bastion-group")}}","{{peer}}":"{{value}}","ipProtocol":"tcp","fromPort":22,"toPort":22}""");

    private static string Id(Changed report, string name) =>
        report.Report.Resources.Single(resource => resource.Name == name).Id!;

    private static void Move(JsonObject statement, string from, string to)
    {
        var value = statement[from]!.DeepClone();
        statement.Remove(from);
        statement[to] = value;
    }
}
