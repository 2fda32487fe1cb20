using IamEngine.Model;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Review.Access;
using Review.Forms.Report;
using Review.Model;
using Tests.Review.Theorems;

namespace Tests.Review.Access;

/// <summary>The access table contains everything that a document allows.</summary>
public sealed class AccessTableTests
{
    private const string Upload = "infra-prod-upload";

    [Fact]
    public async Task A_program_that_grants_another_prefix_shows_it_in_the_table_and_breaks_the_theorem()
    {
        var report = await Reviews.Of(() =>
        {
            var user = new User("uploader", new() { Name = "infra-test-uploader" });
            var role = new Role("upload-role", new()
            {
                Name = "infra-test-upload",
                AssumeRolePolicy = user.Arn.Apply(
                    arn => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{arn}}"},"Action":"sts:AssumeRole"}]}"""),
            });
            var bucket = new Bucket("state-bucket", new() { BucketName = "infra-test-state-0a1b2c3d" });
            var policy = new Policy("upload-state-access", new()
            {
                Name = "infra-test-state-access",
                PolicyDocument = bucket.Arn.Apply(
                    arn => $$"""{"Version":"2012-10-17","Statement":[{"Sid":"KeepUploads","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"{{arn}}/uploads/*"}]}"""),
            });
            _ = new RolePolicyAttachment("attachment", new() { Role = role.Name, PolicyArn = policy.Arn });
        });

        Assert.Equal(
            ["list uploads/: ImplicitlyDenied", "read uploads/: Allowed", "write uploads/: Allowed",
                "delete uploads/: ImplicitlyDenied", "delete versions in uploads/: ImplicitlyDenied"],
            report.Access.Where(
                row => row.Principal == "infra-test-upload" && row.Intent.EndsWith("uploads/", StringComparison.Ordinal))
                .Select(row => $"{row.Intent}: {row.Decision}"));
        Assert.Contains("read uploads/", TextReport.Tables(report), StringComparison.Ordinal);
        Assert.Contains(
            report.Findings, finding =>
            finding.Code == "THEOREM_BROKEN" && finding.Message.Contains("beyond the prefixes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"BUCKET/uploads/*"}""", "read uploads/",
        "bucket infra-prod-state-1c252d20")]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"BUCKET","Condition":{"StringLike":{"s3:prefix":["uploads/*","logs/*"]}}}""", "list uploads/", "bucket infra-prod-state-1c252d20")]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:PutObjectTagging","Resource":"BUCKET/uploads/*"}""", "s3:PutObjectTagging uploads/*",
        "bucket infra-prod-state-1c252d20")]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"BUCKET/*/config.json"}""", "s3:GetObject */config.json",
        "bucket infra-prod-state-1c252d20")]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"BUCKET/*"}""", "read elsewhere/",
        "bucket infra-prod-state-1c252d20")]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:GetBucketAcl","Resource":"BUCKET"}""", "s3:GetBucketAcl",
        "bucket infra-prod-state-1c252d20")]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::infra-*/*"}""", "s3:Get*", "s3 infra-*/*")]
    [InlineData(
        """{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:us-east-1:123456789012:table/jobs"}""",
        "dynamodb:GetItem", "dynamodb table/jobs")]
    [InlineData(
        """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:*:*:jobs-?"}""", "sqs:SendMessage", "sqs jobs-?")]
    [InlineData(
        """{"Effect":"Allow","Action":"ec2:DescribeInstances","Resource":"*"}""", "ec2:DescribeInstances", "any resource")]
    [InlineData("""{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}""", "ssm:GetParameter", "any resource")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", "*", "any resource")]
    [InlineData("""{"Effect":"Allow","Action":"nothing:AsYet","Resource":"*"}""", "nothing:AsYet", "any resource")]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", "all but iam:*", "any resource")]
    [InlineData(
        """{"Effect":"Allow","Action":"dynamodb:*","NotResource":"arn:aws:dynamodb:us-east-1:123456789012:table/jobs"}""",
        "dynamodb:*", "all but arn:aws:dynamodb:us-east-1:123456789012:table/jobs")]
    [InlineData(
        """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:${aws:PrincipalTag/team}-jobs"}""", "sqs:SendMessage", "sqs ${aws:PrincipalTag/team}-jobs")]
    [InlineData(
        """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"},"StringNotEquals":{"aws:PrincipalTag/team":"red"}}}""", "sqs:SendMessage", "any resource")]
    [InlineData(
        """{"Effect":"Allow","Action":"sns:Publish","Resource":"*","Condition":{"NumericGreaterThan":{"aws:MultiFactorAuthAge":"60"},"Null":{"aws:TokenIssueTime":"false"},"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-1/*"}}}""", "sns:Publish", "any resource")]
    [InlineData(
        """{"Effect":"Allow","Action":"kms:Sign","Resource":"arn:aws:kms:us-east-1:123456789012:key/*"}""", "kms:Sign",
        "kms key/*")]
    public async Task Everything_that_a_statement_allows_is_an_allowed_row(string statement, string intent, string heading)
    {
        var report = await Given.Stack("prod");
        var planted = AccessTable.Of(report.With("upload-state-access", statement));

        var row = Assert.Single(planted, row => row.Principal == Upload && row.Intent == intent && row.Decision == "Allowed");
        Assert.DoesNotContain(
            report.Access, known =>
            (known.Principal, known.Intent, known.Pattern, known.Decision) == (Upload, intent, row.Pattern, "Allowed"));
        var lines = TextReport.Tables(report with { Access = planted }).Split('\n');
        Assert.Contains($" {heading}", lines);
        Assert.Contains(lines, line => line.StartsWith($"   {intent} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_action_of_the_same_kind_with_the_same_answers_is_counted_to_a_row()
    {
        var report = await Given.Stack("prod");

        Assert.Equal(["s3:AbortMultipartUpload"], Row(report.Access, "write checkpoints/").Also);
        Assert.Contains("s3:PutObject, s3:AbortMultipartUpload", TextReport.Tables(report), StringComparison.Ordinal);
        // Denied to a principal that may perform the other action, so it has a separate row.
        var other = AccessTable.Of(
            report.With(
                "state-policy",
                """{"Effect":"Deny","Principal":"*","Action":"s3:AbortMultipartUpload","Resource":"BUCKET/checkpoints/*"}"""));
        Assert.Empty(Row(other, "write checkpoints/").Also);
        Assert.Equal("ExplicitlyDenied", Row(other, "s3:AbortMultipartUpload checkpoints/*").Decision);
    }

    [Theory]
    [InlineData(
        "state-policy",
        """{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"s3:PutObject","Resource":"BUCKET/uploads/*","Condition":{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}}""", "delivery.logs.amazonaws.com", "write uploads/", "ExplicitlyDenied")]
    [InlineData(
        "state-access-log-policy",
        """{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::infra-prod-access-log-52c0e5d7/*"}""", "account 444455556666", "read elsewhere/", "Allowed")]
    [InlineData(
        "state-access-log-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/reader"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::infra-prod-access-log-52c0e5d7/*"}""", "role/reader of 444455556666", "read elsewhere/", "Allowed")]
    [InlineData(
        "state-access-log-policy",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:user/reader"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::infra-prod-access-log-52c0e5d7/*"}""", "user/reader of 444455556666", "read elsewhere/", "Allowed")]
    [InlineData(
        "upload-role",
        """{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}}""", "token.actions.githubusercontent.com", "sts:AssumeRoleWithWebIdentity", "Allowed")]
    public async Task Every_principal_that_a_policy_names_is_a_column(
        string holder, string statement, string principal, string intent, string decision)
    {
        var rows = AccessTable.Of((await Given.Stack("prod")).With(holder, statement)).Where(row => row.Principal == principal)
            .ToArray();

        Assert.Contains(decision, rows.Where(row => row.Intent == intent).Select(row => row.Decision));
    }

    [Fact]
    public async Task A_statement_for_the_whole_account_grants_nothing_by_itself()
    {
        var report = await Given.Stack("prod");

        Assert.DoesNotContain(report.Access, row => row.Intent == "kms:*" || row.Also.Contains("kms:*"));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("prod with Flink")]
    public async Task Every_action_that_an_attached_policy_allows_is_allowed_in_a_row(string stack)
    {
        var report = await Given.Stack(stack);
        var statements = report.Documents.Where(
            document => document.Kind == DocumentKind.Identity && document.AttachedTo.Count > 0)
            .SelectMany(document => document.Document!.AllStatements).Where(statement => statement.Effect == Effect.Allow)
                .ToArray();

        Assert.NotEmpty(statements);
        Assert.All(statements.SelectMany(statement => statement.Action.Patterns), action => Assert.Contains(
            report.Access, row => row.Decision == "Allowed" && (row.Action == action.Text || row.Also.Contains(action.Text))));
    }

    private static AccessRow Row(IReadOnlyList<AccessRow> table, string intent) =>
        table.First(row => row.Principal == Upload && row.Intent == intent);

    [Fact]
    public async Task Each_uploader_calls_from_its_own_network_with_its_own_external_id_and_name()
    {
        var report = await UploaderStack.With(
            "{name: a, prefixes: {a/: write}, sourceCidrs: [203.0.113.0/24], sourceCidrsBindSession: true, externalId: word-a}",
            "{name: b, prefixes: {b/: write}, sourceCidrs: [198.51.100.0/24], sourceCidrsBindSession: true, "
                + "sessionNamedForUser: true, users: [c, d], externalId: word-b}");

        Assert.Equal(
            ["infra-uploads-upload-a writes a/", "infra-uploads-upload-b writes b/"],
            Allowed(row => row is { Action: "s3:PutObject" } && row.Intent is "write a/" or "write b/", "writes"));
        Assert.Equal(
            [
                "infra-uploads-uploader-a assumes infra-uploads-upload-a",
                "infra-uploads-uploader-c assumes infra-uploads-upload-b",
                "infra-uploads-uploader-d assumes infra-uploads-upload-b",
            ],
            Allowed(
                row => row.Action == "sts:AssumeRole" && row.Resource.Contains("-upload-", StringComparison.Ordinal), "assumes"));

        IEnumerable<string> Allowed(Func<AccessRow, bool> asked, string verb) =>
            report.Access.Where(row => asked(row) && row.Decision == "Allowed"
                && row.Principal.Contains("-upload", StringComparison.Ordinal))
                .Select(row => $"{row.Principal} {verb} {row.Intent.Split(' ')[^1]}"
                    .Replace(" it", $" {row.Resource.Split('/')[^1]}", StringComparison.Ordinal)).Distinct().Order();
    }

    [Fact]
    public async Task A_permission_set_is_a_caller_of_its_own_and_may_only_assume_its_role()
    {
        var report = await UploaderStack.With(UploaderStack.People, UploaderStack.Partner, UploaderStack.Ci);

        Assert.Equal(
            ["AWSReservedSSO_StateUpload_* of 123456789012", "role/exporter of 111122223333",
                "token.actions.githubusercontent.com"],
            report.Access.Where(row => row.Decision == "Allowed" && !row.Principal.StartsWith("infra-", StringComparison.Ordinal)
                && row.Action.StartsWith("sts:AssumeRole", StringComparison.Ordinal)
                && row.Resource.Contains("-upload-", StringComparison.Ordinal)).Select(row => row.Principal).Distinct().Order());
        Assert.DoesNotContain(
            report.Access, row => row.Decision == "Allowed" && !row.Action.StartsWith("sts:", StringComparison.Ordinal)
                && row.Principal.StartsWith("AWSReservedSSO", StringComparison.Ordinal));
    }
}
