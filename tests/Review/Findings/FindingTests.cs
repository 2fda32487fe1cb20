using IamEngine.Model;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Pulumi.Aws.Vpc;
using Review.Model;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Tests.Review.Findings;

/// <summary>Each finding with a planted violation; the committed stacks have none.</summary>
public sealed class FindingTests
{
    private const string NoStatements = """{"Version":"2012-10-17","Statement":[]}""";

    [Fact]
    public async Task A_document_with_grammar_errors_is_reported_with_each_position()
    {
        var report = await Reviews.Of(() => _ = new Policy("policy", new()
        {
            Name = "p",
            PolicyDocument =
                """{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"s3:*","Principal":"*","Resource":"*"}}""",
        }));

        Assert.Equal(
            ["urn:pulumi:test::infra::aws:iam/policy:Policy::policy policy $.Statement.Effect",
                "urn:pulumi:test::infra::aws:iam/policy:Policy::policy policy $.Statement.Principal"],
            report.Findings.Select(finding => finding.Where).Order());
        Assert.All(report.Findings, finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    [Fact]
    public async Task A_document_that_breaks_a_rule_of_the_policy_checks_is_reported()
    {
        var report = await Reviews.Of(() => _ = new Policy("policy", new()
        {
            Name = "p",
            PolicyDocument =
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}""",
        }));

        Assert.Contains(report.Findings, finding =>
            finding.Severity == Severity.Warning
                && finding.Where.StartsWith(
                    "urn:pulumi:test::infra::aws:iam/policy:Policy::policy $.Statement[0]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invalid_JSON_is_reported()
    {
        var report = await Reviews.Of(() => _ = new Policy("policy", new() { Name = "p", PolicyDocument = "{" }));

        Assert.Equal("JSON_SYNTAX_ERROR", Assert.Single(report.Findings).Code);
        Assert.Empty(report.Documents);
    }

    [Fact]
    public async Task A_document_that_is_secret_as_a_whole_is_reported_and_not_shown()
    {
        var report = await Reviews.Of(() => _ = new Policy("policy", new()
        {
            Name = "p",
            PolicyDocument = Pulumi.Output.CreateSecret(NoStatements),
        }));

        Assert.Equal("DOCUMENT_UNSEEN", Assert.Single(report.Findings).Code);
        Assert.Empty(report.Documents);
    }

    [Fact]
    public async Task A_document_above_its_limit_is_reported_with_both_numbers()
    {
        var actions = string.Join(",", Enumerable.Range(0, 400).Select(i => $"\"s3:GetObject{i:000}*\""));
        var document = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{actions}}],"Resource":"*"}]}""";
        var report = await Reviews.Of(
            () => _ = new Policy(
                "policy", new() { Name = "p", PolicyDocument = document.Replace(":[{", " :  [ {", StringComparison.Ordinal) }));

        Assert.Equal(
            $"the document has {document.Length} characters; the limit is {Attachment.ManagedPolicy.Limit()} here",
            Assert.Single(report.Findings, finding => finding.Code == "DOCUMENT_TOO_LARGE").Message);
    }

    [Fact]
    public async Task Two_resources_with_the_same_URN_are_reported()
    {
        var report = await Reviews.Of(() =>
        {
            _ = new User("same", new() { Name = "a" });
            _ = new User("same", new() { Name = "b" });
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("DUPLICATE_URN", "urn:pulumi:test::infra::aws:iam/user:User::same"), (finding.Code, finding.Where));
    }

    [Fact]
    public async Task Two_resources_of_a_type_with_the_same_name_are_reported()
    {
        var report = await Reviews.Of(() =>
        {
            _ = new User("one", new() { Name = "Same" });
            _ = new User("two", new() { Name = "same" });
            _ = new Role("three", new() { Name = "same", AssumeRolePolicy = NoStatements });
        });

        var finding = Assert.Single(report.Findings, finding => finding.Code == "DUPLICATE_NAME");
        Assert.Equal("urn:pulumi:test::infra::aws:iam/user:User::two", finding.Where);
    }

    [Fact]
    public async Task A_name_above_the_limit_of_AWS_is_reported()
    {
        var report = await Reviews.Of(() => _ = new User("user", new() { Name = new string('x', 65) }));

        Assert.Equal(
            $"AWS refuses `{new string('x', 60)}...` (65 characters) as the name of a user; allowed: 1 to 64 characters",
            Assert.Single(report.Findings, finding => finding.Code == "AWS_REFUSES_VALUE").Message);
    }

    [Fact]
    public async Task A_policy_that_the_stack_does_not_declare_is_noted()
    {
        var report = await Reviews.Of(() => _ = new RolePolicyAttachment("attachment", new()
        {
            Role = "r",
            PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess",
        }));

        Assert.Equal(("POLICY_UNSEEN", Severity.Note), (Assert.Single(report.Findings).Code, report.Findings[0].Severity));
    }

    [Fact]
    public async Task A_rule_without_a_matching_rule_is_reported_and_allows_no_connection()
    {
        var report = await Reviews.Of(() =>
        {
            var (a, b) = (new SecurityGroup("a", new() { Name = "a" }), new SecurityGroup("b", new() { Name = "b" }));
            _ = new SecurityGroupIngressRule("in", new()
            {
                SecurityGroupId = b.Id,
                ReferencedSecurityGroupId = a.Id,
                IpProtocol = "tcp",
                FromPort = 22,
                ToPort = 22,
                Description = "SSH",
            });
        });

        Assert.Equal(
            new NetworkRow("a", "b", "tcp", "22", "Denied", "SSH, but a has no way out to b"), Assert.Single(Rules(report)));
        Assert.Equal("ONE_SIDED_RULE", Assert.Single(report.Findings).Code);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_read_is_an_error()
    {
        var report = await Reviews.Of(() =>
        {
            var group = new SecurityGroup("a", new() { Name = "a" });
            _ = new SecurityGroupIngressRule("in", new()
            {
                SecurityGroupId = group.Id,
                CidrIpv4 = "anywhere",
                IpProtocol = "tcp",
                FromPort = 22,
                ToPort = 22,
            });
        });

        var finding = Assert.Single(report.Findings, finding => finding.Code == "RULE_UNREAD");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(
            "urn:pulumi:test::infra::aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule::in cidrIpv4", finding.Where);
    }

    [Fact]
    public async Task A_wider_rule_at_the_other_end_matches_a_rule()
    {
        var report = await Reviews.Of(() =>
        {
            var (a, b) = (new SecurityGroup("a", new() { Name = "a" }), new SecurityGroup("b", new() { Name = "b" }));
            _ = new SecurityGroupIngressRule("in", new()
            {
                SecurityGroupId = b.Id,
                ReferencedSecurityGroupId = a.Id,
                IpProtocol = "tcp",
                FromPort = 22,
                ToPort = 22,
                Description = "SSH",
            });
            _ = new SecurityGroupEgressRule("out", new()
            {
                SecurityGroupId = a.Id,
                CidrIpv4 = "0.0.0.0/0",
                IpProtocol = "-1",
                Description = "anywhere",
            });
        });

        Assert.Equal(
            [new NetworkRow("a", "b", "tcp", "22", "Allowed", "SSH"),
                new NetworkRow("a", "0.0.0.0/0", "all", "all", "Allowed", "anywhere")],
            Rules(report));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task A_document_is_attached_to_the_resource_that_it_takes_effect_on()
    {
        var report = await Reviews.Of(() =>
        {
            var bound = new Policy("bound", new() { Name = "bound", PolicyDocument = NoStatements });
            var grant = new Policy("grant", new() { Name = "grant", PolicyDocument = NoStatements });
            var role = new Role("role", new()
            {
                Name = "role",
                AssumeRolePolicy = NoStatements,
                PermissionsBoundary = bound.Arn,
            });
            var user = new User("user", new() { Name = "user" });
            _ = new RolePolicyAttachment("to-role", new() { Role = role.Name, PolicyArn = grant.Arn });
            _ = new UserPolicyAttachment("to-user", new() { User = user.Name, PolicyArn = grant.Arn });
            var bucket = new Bucket("bucket", new() { BucketName = "example-bucket" });
            _ = new BucketPolicy("on-bucket", new() { Bucket = bucket.Id, Policy = NoStatements });
        });

        Assert.Equal(
            ["bound Boundary: role", "grant Identity: role user", "role Trust: role", "on-bucket Resource: bucket"],
            report.Documents.Select(
                document => $"{Name(document.Urn)} {document.Kind}: {string.Join(' ', document.AttachedTo.Select(Name))}"));

        static string Name(string urn) => urn[(urn.LastIndexOf(':') + 1)..];
    }

    /// <summary>The rows with rules; the other rows state that no rule opens the connection.</summary>
    private static IEnumerable<NetworkRow> Rules(ReviewReport report) =>
        report.Network.Where(row => row.Because != "no rule opens it");
}
