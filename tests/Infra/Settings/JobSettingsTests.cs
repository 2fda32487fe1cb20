using Infra.Settings;
using Policies.Access;
using Policies.Network;

namespace Tests.Infra.Settings;

public sealed class JobSettingsTests
{
    private static readonly TestSettings Dev = TestSettings.Settings().With("infra:stage", "dev");

    [Fact]
    public void By_default_jobs_use_nothing_else()
    {
        var job = Job("{}");

        Assert.Empty(job.Egress);
        Assert.True(job.Data.IsEmpty);
    }

    [Fact]
    public void Each_kind_of_destination_and_port_is_read()
    {
        var egress = Job(
            """
            {"egress": [{"to": "10.20.64.0/20", "ports": "9092-9098", "why": "Kafka"},
            {"to": "pl-0123456789abcdef0", "ports": 5432},
            {"to": "sg-0a1b2c3d", "ports": "443"}]}
            """).Egress;

        Assert.Equal(
            ["Addresses { Block = 10.20.64.0/20 } 9092-9098 Kafka", "PrefixList { Id = pl-0123456789abcdef0 } 5432 jobs use it",
                "ForeignGroup { Id = sg-0a1b2c3d } 443 jobs use it"],
            egress.Select(rule => $"{rule.To} {rule.Ports} {rule.Why}"));
        Assert.All(egress, rule => Assert.Equal((new Party.Member(Group.EmrCore), Protocol.Tcp), (rule.From, rule.Protocol)));
    }

    [Fact]
    public void Data_is_read_only_unless_its_use_says_more()
    {
        var data = Job(
            """
            {"buckets": [{"name": "example-input", "prefixes": ["orders/"]}, {"name": "example-output", "use": "delete"}],
            "streams": [{"name": "orders"}, {"name": "results", "use": "write"}],
            "databases": [{"name": "sales", "tables": ["orders"]}]}
            """).Data;

        Assert.Equal([DataUse.Read, DataUse.Delete], data.Buckets.Select(bucket => bucket.Use));
        Assert.Equal(["orders/"], data.Buckets[0].Prefixes);
        Assert.Equal([DataUse.Read, DataUse.Write], data.Streams.Select(stream => stream.Use));
        Assert.Equal(
            ("sales", "orders", DataUse.Read),
            (data.Databases[0].Name, data.Databases[0].Tables[0], data.Databases[0].Use));
    }

    [Fact]
    public void Metrics_and_statements_are_read()
    {
        var data = Job(
            """
            {"metrics": ["Orders"],
            "statements": [{"actions": ["dynamodb:GetItem", "DynamoDB:query"],
            "resources": ["arn:aws:dynamodb:us-east-1:123456789012:table/orders",
                "arn:aws:dynamodb:us-east-1:123456789012:table/orders/index/*"]},
            {"actions": ["sqs:SendMessage"], "resources": ["arn:aws:sqs:us-east-1:123456789012:orders"]},
            {"actions": ["xray:PutTraceSegments"], "resources": ["*"]}]}
            """).Data;

        Assert.Equal(["Orders"], data.Metrics);
        Assert.Equal(
            ["dynamodb:GetItem dynamodb:Query on 2", "sqs:SendMessage on 1", "xray:PutTraceSegments on 1"],
            data.Statements.Select(statement => $"{string.Join(' ', statement.Actions)} on {statement.Resources.Count}"));
        Assert.False(data.IsEmpty);
    }

    private const string Table = "arn:aws:dynamodb:us-east-1:123456789012:table/orders";

    public static TheoryData<string, string, string> RefusedStatements => new()
    {
        { "dynamodb:GetItm", Table, "actions: `dynamodb:GetItm`: must be the whole name of an action that AWS's service "
            + "authorization reference lists, without wildcards; write dynamodb:GetItem" },
        { "dynamodb:*", Table, "actions: `dynamodb:*`: must be the whole name of an action that AWS's service authorization "
            + "reference lists, without wildcards; write dynamodb:GetItem, for example" },
        { "s3:GetObject", "arn:aws:s3:::example/a", "actions: `s3:GetObject`: acts on a bucket, which the policy of the S3 "
            + "endpoint must allow too; write the bucket under job.buckets" },
        { "iam:PassRole", "arn:aws:iam::123456789012:role/a", "actions: `iam:PassRole`: is a call about identities or accounts, "
            + "which no job may make; leave it out" },
        { "sts:AssumeRole", "arn:aws:iam::123456789012:role/a", "actions: `sts:AssumeRole`: is a call about identities or "
            + "accounts, which no job may make; leave it out" },
        { "dynamodb:PutResourcePolicy", Table, "actions: `dynamodb:PutResourcePolicy`: changes permissions, which no job may do; "
            + "leave it out; an administrator changes permissions" },
        { "dynamodb:TagResource", Table, "actions: `dynamodb:TagResource`: changes tags, on which permissions depend, so no job "
            + "may do it; leave it out" },
        { "xray:PutTraceSegments", Table, $"resources: `{Table}`: must be * alone for xray:PutTraceSegments, which AWS cannot "
            + "limit to a resource; write xray:PutTraceSegments with resources [\"*\"] in an item of its own" },
        { "dynamodb:GetItem", "*", "resources: `*`: must be an ARN with a name; it may have one wildcard *, at its end and after "
            + $"a part of the name; write {Table}, for example" },
        { "dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:123456789012:table/*", "resources: "
            + "`arn:aws:dynamodb:us-east-1:123456789012:table/*`: must be an ARN with a name; it may have one wildcard *, at its "
            + $"end and after a part of the name; write {Table}, for example" },
        { "dynamodb:GetItem", "arn:aws:dynamodb:*:123456789012:table/orders", "resources: "
            + "`arn:aws:dynamodb:*:123456789012:table/orders`: must be an ARN with a name; it may have one wildcard *, at its "
            + $"end and after a part of the name; write {Table}, for example" },
        { "dynamodb:GetItem", "arn:aws:sqs:us-east-1:123456789012:orders", "resources: "
            + "`arn:aws:sqs:us-east-1:123456789012:orders`: is no resource that dynamodb:GetItem can act on; "
            + "write the ARN of a table" },
        { "dynamodb:GetItem sqs:SendMessage", Table, "actions: `sqs:SendMessage`: can act on none of the resources of this item; "
            + "add the ARN of a queue" },
        { "dynamodb:GetItem dynamodb:getitem", Table, "actions: `dynamodb:GetItem`: is listed twice; write it once" },
    };

    [Theory]
    [MemberData(nameof(RefusedStatements))]
    public void A_statement_that_says_too_little_or_allows_too_much_is_refused(
        string actions, string resource, string problem) => Assert.Equal(
        [$"infra:emr.job.statements[0].{problem}"],
        Dev.With("infra:network", """{"nat": "one"}""").With("infra:emr", $$$"""
            {"enabled": true, "job": {"statements": [{"actions": [{{{string.Join(
                ", ", actions.Split(' ').Select(action => $"\"{action}\""))}}}], "resources": ["{{{resource}}}"]}]}}
            """).Problems());

    public static TheoryData<string, string> Refused => new()
    {
        { """{"metrics": ["AWS/EC2"]}""",
            "infra:emr.job.metrics: `AWS/EC2`: must have 1 to 255 letters, digits and . - _ / # :, not begin with a colon or "
                + "with AWS/, and have no wildcards; write Orders, for example" },
        { """{"metrics": ["Ord*"]}""",
            "infra:emr.job.metrics: `Ord*`: must have 1 to 255 letters, digits and . - _ / # :, not begin with a colon or with "
                + "AWS/, and have no wildcards; write Orders, for example" },
        { """{"statements": [{"actions": ["sqs:SendMessage"]}]}""",
            "infra:emr.job.statements[0].resources: must name at least one; write "
                + "[\"arn:aws:dynamodb:us-east-1:123456789012:table/orders\"], for example" },
        { """{"statements": [{"resources": ["*"]}]}""",
            "infra:emr.job.statements[0].actions: must name at least one; write [dynamodb:GetItem], for example" },
        { """{"egress": [{"ports": 443}]}""",
            "infra:emr.job.egress[0].to: is required: a CIDR block, a prefix list or a security group; write 10.30.0.0/16, for "
                + "example" },
        { """{"egress": [{"to": "10.20.0.0/16"}]}""",
            "infra:emr.job.egress[0].ports: is required: the port or ports; write 9092-9098, for example" },
        { """{"egress": [{"to": "broker.example.com", "ports": 443}]}""",
            "infra:emr.job.egress[0].to: `broker.example.com`: must be an IPv4 block, a prefix list (pl-...) or a security group "
                + "(sg-...); write 10.30.0.0/16, for example" },
        { """{"egress": [{"to": "2001:db8::/32", "ports": 443}]}""",
            "infra:emr.job.egress[0].to: `2001:db8::/32`: must be an IPv4 block, a prefix list (pl-...) or a security group "
                + "(sg-...); write 10.30.0.0/16, for example" },
        { """{"egress": [{"to": "10.20.0.0/16", "ports": "9098-9092"}]}""",
            "infra:emr.job.egress[0].ports: `9098-9092`: must be a port from 1 to 65535, or two with a hyphen, the lower first; "
                + "write 9092-9098, for example" },
        { """{"egress": [{"to": "10.20.0.0/16", "ports": 65536}]}""",
            "infra:emr.job.egress[0].ports: `65536`: must be a port from 1 to 65535, or two with a hyphen, the lower first; "
                + "write "
                + "9092-9098, for example" },
        { """{"egress": [{"to": "10.20.0.0/16", "ports": 443, "why": "it's Kafka"}]}""",
            "infra:emr.job.egress[0].why: `it's Kafka`: must have 1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*; "
                + "write Kafka, for example" },
        { """{"egress": [{"to": "10.20.0.0/16", "ports": 443, "port": 1}]}""",
            "infra:emr.job.egress[0].port: `port` is not a setting of infra:emr.job.egress[0]; did you mean `ports`?" },
        { """{"egress": [{"to": "10.20.0.0/16", "ports": 443}, {"to": "10.20.0.0/16", "ports": 443}]}""",
            "infra:emr.job.egress: `10.20.0.0/16 443`: is listed twice; write one item for it" },
        { """{"egress": {"to": "10.20.0.0/16"}}""",
            """infra:emr.job.egress: `{"to": "10.20.0.0/16"}`: must be a list; """
                + "write one item after each hyphen, with its settings below" },
        { """{"egress": ["10.20.0.0/16"]}""",
            "infra:emr.job.egress[0]: `10.20.0.0/16`: must be an object; write its settings after the hyphen, one per line" },
        { """{"buckets": [{"prefixes": ["a/"]}]}""",
            "infra:emr.job.buckets[0].name: is required: the name of the bucket; write example-input, for example" },
        { """{"buckets": [{"name": "example-input", "prefixes": ["orders"]}]}""",
            "infra:emr.job.buckets[0].prefixes: `orders`: must end with a slash and have no wildcards, variables or control "
                + "characters; write orders/, for example" },
        { """{"buckets": [{"name": "example-input", "prefixes": ["*/"]}]}""",
            "infra:emr.job.buckets[0].prefixes: `*/`: must end with a slash and have no wildcards, variables or control "
                + "characters; write orders/, for example" },
        { """{"buckets": [{"name": "example-input", "key": "arn:aws:kms:us-east-1:123456789012:alias/a"}]}""",
            "infra:emr.job.buckets[0].key: `arn:aws:kms:us-east-1:123456789012:alias/a`: must be the ARN of one KMS key, not of "
                + "an alias, which can be moved to another key; write arn:aws:kms:REGION:ACCOUNT:key/ID" },
        { """{"buckets": [{"name": "example-input"}, {"name": "example-input", "use": "write"}]}""",
            "infra:emr.job.buckets: `example-input`: is listed twice; write one item for it" },
        { """{"buckets": [{"name": "example-input", "use": "all"}]}""",
            "infra:emr.job.buckets[0].use: `all`: must be one of read, write, delete; write read, for example" },
        { """{"streams": [{"name": "orders*"}]}""",
            "infra:emr.job.streams[0].name: `orders*`: must have 1 to 128 letters, digits and _ . -, without wildcards; write "
                + "orders, for example" },
        { """{"streams": [{"name": "orders", "use": "delete"}]}""",
            "infra:emr.job.streams[0].use: `delete`: must be one of read, write; write read, for example" },
        { """{"databases": [{"name": "Sales"}]}""",
            "infra:emr.job.databases[0].name: `Sales`: must have 1 to 255 lower-case letters, digits and _ -, without wildcards; "
                + "write sales, for example" },
        { """{"databases": [{"name": "sales", "tables": ["*"]}]}""",
            "infra:emr.job.databases[0].tables: `*`: must have 1 to 255 lower-case letters, digits and _ -, without wildcards; "
                + "write orders, for example" },
        { """{"bucket": []}""", "infra:emr.job.bucket: `bucket` is not a setting of infra:emr.job; did you mean `buckets`?" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_wrong_value_is_refused_with_its_key_rule_and_remedy(string job, string problem) =>
        Assert.Equal(
            [problem],
            Dev.With("infra:network", """{"nat": "one"}""")
                .With("infra:emr", $$"""{"enabled": true, "job": {{job}}}""").Problems());

    [Fact]
    public void A_prod_stack_sends_nothing_to_every_address()
    {
        const string Everywhere = """{"enabled": true, "job": {"egress": [{"to": "0.0.0.0/0", "ports": 9092}]}}""";

        Assert.Equal(
            ["infra:emr.job.egress[0].to: `0.0.0.0/0`: lets jobs send data to every address, which a prod stack must not allow; "
                + "write the blocks of what they connect to"],
            TestSettings.Settings().With("infra:emr", Everywhere).Problems());
        Assert.Equal(
            ["EGRESS_TO_EVERYWHERE"], Dev.With("infra:emr", Everywhere).Notes().Select(note => note.Code));
    }

    [Theory]
    [InlineData("10.30.0.0/16", "none", true)]
    [InlineData("10.30.0.0/16", "one", false)]
    [InlineData("10.20.0.0/24", "none", false)]
    public void A_destination_without_a_route_is_noted(string to, string nat, bool isNoted)
    {
        var notes = Dev.With("infra:network", $$"""{"nat": "{{nat}}"}""")
            .With("infra:emr", $$$"""{"enabled": true, "job": {"egress": [{"to": "{{{to}}}", "ports": 9092}]}}""").Notes();

        Assert.Equal(isNoted ? ["EGRESS_WITHOUT_ROUTE"] : [], notes.Select(note => note.Code));
    }

    [Fact]
    public void Without_NAT_streams_and_tables_need_an_endpoint_of_their_service()
    {
        const string Job = """{"enabled": true, "job": {"streams": [{"name": "orders"}], "databases": [{"name": "sales"}]}}""";

        Assert.Equal(
            [
                "infra:emr.endpoints: must have kinesis-streams: infra:emr.job.streams is set, and without a NAT gateway nodes "
                    + "cannot reach the service; write endpoints: [kinesis-streams], or infra:network.nat one",
                "infra:emr.endpoints: must have glue: infra:emr.job.databases is set, and without a NAT gateway nodes cannot "
                    + "reach the service; write endpoints: [glue], or infra:network.nat one",
            ],
            Dev.With("infra:emr", Job).Problems());
        Assert.Empty(Dev.With("infra:network", """{"nat": "one"}""").With("infra:emr", Job).Notes());
    }

    [Fact]
    public void Without_NAT_metrics_and_statements_need_an_endpoint_or_a_note_says_that_there_is_none()
    {
        const string Job =
            """
            {"enabled": true, "job": {"metrics": ["Orders"], "statements": [
            {"actions": ["sqs:SendMessage"], "resources": ["arn:aws:sqs:us-east-1:123456789012:orders"]},
            {"actions": ["dynamodb:GetItem"], "resources": ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"]}]}}
            """;

        Assert.Equal(
            [
                "infra:emr.endpoints: must have monitoring: infra:emr.job.metrics is set, and without a NAT gateway nodes cannot "
                    + "reach the service; write endpoints: [monitoring], or infra:network.nat one",
                "infra:emr.endpoints: must have sqs: infra:emr.job.statements is set, and without a NAT gateway nodes cannot "
                    + "reach the service; write endpoints: [sqs], or infra:network.nat one",
            ],
            Dev.With("infra:emr", Job).Problems());
        var note = Assert.Single(Dev.With("infra:emr", Job.Replace(
            "\"job\"", "\"endpoints\": [\"monitoring\", \"sqs\"], \"job\"", StringComparison.Ordinal)).Notes());
        Assert.Equal(("SERVICE_WITHOUT_ROUTE", "infra:emr.job.statements"), (note.Code, note.Key));
        Assert.StartsWith("without a NAT gateway nodes cannot reach dynamodb", note.Message, StringComparison.Ordinal);
        Assert.Empty(Dev.With("infra:network", """{"nat": "one"}""").With("infra:emr", Job).Notes());
    }

    [Fact]
    public void Without_a_cluster_jobs_are_checked_and_not_noted()
    {
        Assert.Empty(Dev.With("infra:emr", """{"job": {"egress": [{"to": "0.0.0.0/0", "ports": 9092}]}}""").Notes());
        Assert.Single(Dev.With("infra:emr", """{"job": {"egress": [{"to": "x", "ports": 9092}]}}""").Problems());
    }

    private static JobSettings Job(string job) =>
        EmrSettingsTests.Emr(
            Dev, $$"""
            {"enabled": true, "endpoints": ["glue", "kinesis-streams", "monitoring", "sqs"], "job": {{job}}}
            """).Job;
}
