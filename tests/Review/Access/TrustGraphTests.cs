using Pulumi.Aws.Iam;
using Review.Access;
using Tests.Review.Forms.Html;

namespace Tests.Review.Access;

/// <summary>Which principals can assume which roles, in small synthetic stacks.</summary>
public sealed class TrustGraphTests
{
    [Theory]
    [InlineData("""{"AWS": "*"}""", "everyone", "also without credentials of this account")]
    [InlineData("\"*\"", "everyone", "also without credentials of this account")]
    [InlineData("""{"AWS": "111122223333"}""", "account 111122223333", "the callers that its own policies allow")]
    [InlineData(
        """{"AWS": "arn:aws:iam::111122223333:user/path/other"}""", "other",
        "user of account 111122223333, not part of this stack")]
    [InlineData("""{"Service": "lambda.amazonaws.com"}""", "lambda.amazonaws.com", "AWS service")]
    [InlineData(
        """{"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}""",
        "token.actions.githubusercontent.com", "identity provider")]
    public async Task Every_principal_of_a_trust_policy_is_in_the_graph(string principal, string name, string kind)
    {
        var graph = TrustGraph.Of(await Reviews.Of(() => NewRole("app", Statement("Allow", principal))));

        var step = Assert.Single(graph.Steps);
        Assert.Equal((name, kind), (step.From.Name, step.From.Kind));
        Assert.Equal(("app", StepKind.Becomes, "may assume it"), (step.To.Name, step.Kind, step.Says));
    }

    [Fact]
    public async Task A_permission_set_is_in_the_graph_by_its_name()
    {
        var graph = TrustGraph.Of(await Reviews.Of(() => NewRole("app", Statement(
            "Allow", """{"AWS": "arn:aws:iam::123456789012:root"}""",
            ""","Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_State_Upload_????????????????"}}"""))));

        Assert.Equal("permission set State_Upload", Assert.Single(graph.Steps).From.Name);
    }

    [Fact]
    public async Task A_role_that_another_trusts_is_itself_in_the_graph_on_both_sides()
    {
        var graph = TrustGraph.Of(await Reviews.Of(() =>
        {
            NewRole("first", Statement("Allow", """{"Service": "ec2.amazonaws.com"}"""));
            NewRole("second", Statement("Allow", """{"AWS": "arn:aws:iam::123456789012:role/first"}"""));
        }));

        Assert.Same(graph.Roles.Single(role => role.Name == "first"), graph.Steps.Single(step => step.To.Name == "second").From);
    }

    [Fact]
    public async Task A_denial_is_marked_and_conditions_are_in_words()
    {
        var graph = TrustGraph.Of(await Reviews.Of(() => NewRole(
            "app",
            Statement("Allow", "\"*\"",
            ""","Condition": {"StringEquals": {"sts:ExternalId": "abc"}, "Bool": {"aws:MultiFactorAuthPresent": "true"}}""")
            + "," + Statement("Deny", "\"*\"", ""","Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"""))));

        Assert.Equal(
            [(StepKind.Becomes, "with a second factor (MFA), with the external id abc"),
                (StepKind.Never, "aws:SourceIp is not in 203.0.113.0/24")],
            graph.Steps.Select(step => (step.Kind, string.Join(", ", step.When))));
    }

    [Theory]
    [InlineData("iam:PassRole", "arn:aws:iam::123456789012:role/app", true)]
    [InlineData("iam:*", "*", true)]
    [InlineData("iam:Pass*", "arn:aws:iam::123456789012:role/a*", true)]
    [InlineData("iam:PassRole", "arn:aws:iam::123456789012:role/other", false)]
    [InlineData("iam:GetRole", "*", false)]
    public async Task A_principal_that_may_pass_a_role_has_a_way_into_it(string action, string resource, bool passes)
    {
        var graph = TrustGraph.Of(await Reviews.Of(() =>
        {
            NewRole("app", Statement("Allow", """{"Service": "ec2.amazonaws.com"}"""));
            var user = new User("user", new() { Name = "passer" });
            var policy = new Policy(
                "passing", new()
                {
                    Name = "passing",
                    PolicyDocument = Document(
                    $$$$"""{"Effect": "Allow", "Action": "{{{{action}}}}", "Resource": "{{{{resource}}}}", "Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}}""")
                });
            _ = new UserPolicyAttachment("attachment", new() { User = user.Name, PolicyArn = policy.Arn });
        }));

        Assert.Equal(
            passes ? ["passer: only to ec2.amazonaws.com"]
            : [], graph.Steps.Where(step => step.Kind == StepKind.Hands)
            .Select(step => $"{step.From.Name}: {string.Join(", ", step.When)}"));
        Assert.Contains(graph.From, identity => identity.Name == "passer");
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("six-zones-one-nat-emr")]
    public async Task The_trust_graph_and_the_access_table_agree(string stack)
    {
        var report = await Variants.Of(stack);
        var steps = TrustGraph.Of(report).Steps.Where(step => report.Access.Any(row => row.Principal == step.From.Name))
            .ToArray();

        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.Contains(report.Access, row =>
            row.Principal == step.From.Name && row.Resource == step.To.Key && row.Decision == "Allowed"
            && row.Action == (step.Kind == StepKind.Hands ? "iam:PassRole" : "sts:AssumeRole")));
    }

    [Theory]
    [InlineData("sts:AssumeRoleWithWebIdentity", "may assume it with a token")]
    [InlineData("sts:*", "may sts:*")]
    public async Task The_actions_on_a_role_are_described(string action, string says)
    {
        var statement = Statement("Allow", """{"Service": "ec2.amazonaws.com"}""")
            .Replace("sts:AssumeRole", action, StringComparison.Ordinal);

        Assert.Equal(says, Assert.Single(TrustGraph.Of(await Reviews.Of(() => NewRole("app", statement))).Steps).Says);
    }

    [Fact]
    public async Task A_roles_permissions_and_denials_are_shown_by_service_and_access_level()
    {
        var graph = TrustGraph.Of(await Reviews.Of(() =>
        {
            NewRole("app", Statement("Allow", """{"Service": "ec2.amazonaws.com"}"""));
            var rights = new Policy("rights", new()
            {
                Name = "rights",
                PolicyDocument = Document("""
                    {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "kms:Decrypt"], "Resource": "*"},
                    {"Effect": "Deny", "Action": "iam:PutRolePolicy", "Resource": "*"},
                    {"Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
                    """),
            });
            _ = new RolePolicyAttachment("attachment", new() { Role = "app", PolicyArn = rights.Arn });
        }));

        Assert.Equal(
            ["holds rights: kms write; s3 read, write; never iam permissions; under conditions never anything but s3:*"],
            Assert.Single(graph.Roles).Lines);
    }

    private static void NewRole(string name, string statements) => _ = new Role(name, new()
    {
        Name = name,
        AssumeRolePolicy = Document(statements),
    });

    private static string Statement(string effect, string principal, string condition = "") =>
        $$"""{"Effect": "{{effect}}", "Principal": {{principal}}, "Action": "sts:AssumeRole"{{condition}}}""";

    private static string Document(string statements) => $$"""{"Version": "2012-10-17", "Statement": [{{statements}}]}""";
}
