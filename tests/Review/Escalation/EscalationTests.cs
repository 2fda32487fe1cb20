using System.Text.Json.Nodes;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Prove;
using IamEngine.Requests;
using Review.Escalation;
using Review.Model;
using Review.Theorems;
using Tests.Review.Delivery;
using Tests.Review.Theorems;
using Tests.Review.Verbs;
using StackAccount = Review.Model.Accounts.AccountModel;

namespace Tests.Review.Escalation;

/// <summary>
/// Chains of calls. Each published family of privilege escalations is planted in a document of a stack and found; each step of a
/// found chain is a request that <c>decide</c> allows. Chains that reach only the stack's own resources are not reported.
/// </summary>
[Long]
public sealed class EscalationTests
{
    private const string Sentence = "No chain of calls by an identity of the stack takes over anything that is not the stack's";

    private const string Account = "arn:aws:iam::123456789012:";

    private const string OwnTags =
        """{"StringEquals":{"aws:ResourceTag/project":"infra","aws:ResourceTag/stack":"prod"}}""";

    /// <summary>
    /// https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/ and families that were published later.
    /// </summary>
    public static TheoryData<string, string> Published => new()
    {
        { "iam:CreatePolicyVersion", "" },
        { "iam:SetDefaultPolicyVersion", "" },
        { "iam:PassRole", "ec2:RunInstances" },
        { "iam:PassRole", "lambda:CreateFunction lambda:InvokeFunction" },
        { "iam:PassRole", "lambda:CreateFunction lambda:CreateEventSourceMapping" },
        { "iam:PassRole", "glue:CreateDevEndpoint" },
        { "iam:PassRole", "cloudformation:CreateStack" },
        { "iam:PassRole", "datapipeline:CreatePipeline datapipeline:PutPipelineDefinition" },
        { "iam:PassRole", "elasticmapreduce:RunJobFlow" },
        { "iam:PassRole", "sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl" },
        { "iam:CreateAccessKey", "" },
        { "iam:CreateLoginProfile", "" },
        { "iam:UpdateLoginProfile", "" },
        { "iam:AttachUserPolicy", "" },
        { "iam:AttachGroupPolicy", "" },
        { "iam:AttachRolePolicy", "" },
        { "iam:PutUserPolicy", "" },
        { "iam:PutGroupPolicy", "" },
        { "iam:PutRolePolicy", "" },
        { "iam:AddUserToGroup", "" },
        { "iam:UpdateAssumeRolePolicy", "" },
        { "iam:DeleteRolePermissionsBoundary", "" },
        { "iam:PutUserPermissionsBoundary", "" },
        { "iam:UpdateOpenIDConnectProviderThumbprint", "" },
        { "iam:UpdateSAMLProvider", "" },
        { "iam:AddRoleToInstanceProfile", "" },
        { "iam:TagRole", "" },
        { "sts:AssumeRole", "" },
        { "lambda:UpdateFunctionCode", "" },
        { "lambda:UpdateFunctionConfiguration", "" },
        { "glue:UpdateDevEndpoint", "" },
        { "codestar:CreateProject", "" },
        { "cloudformation:UpdateStack", "" },
        { "codebuild:UpdateProject", "" },
        { "ecs:ExecuteCommand", "" },
        { "sagemaker:CreatePresignedNotebookInstanceUrl", "" },
        { "datapipeline:PutPipelineDefinition", "" },
        { "autoscaling:UpdateAutoScalingGroup", "" },
        { "ec2:CreateLaunchTemplateVersion", "" },
        { "ec2:ModifyLaunchTemplate", "" },
        { "ec2:ModifyInstanceAttribute", "ec2:StopInstances ec2:StartInstances" },
        { "ec2:ReplaceIamInstanceProfileAssociation", "" },
        { "ec2:RunInstances", "" },
        { "ec2:AuthorizeSecurityGroupIngress", "" },
        { "ec2:CreateTags", "" },
        { "ec2:DeleteTags", "" },
        { "ec2:TerminateInstances", "" },
        { "ssm:SendCommand", "" },
        { "ssm:StartSession", "" },
        { "ssm:StartAutomationExecution", "" },
        { "ec2-instance-connect:SendSSHPublicKey", "" },
        { "elasticmapreduce:AddJobFlowSteps", "" },
        { "elasticmapreduce:AddTags", "" },
        { "kms:CreateGrant", "" },
        { "kms:PutKeyPolicy", "" },
        { "kms:TagResource", "" },
        { "s3:PutBucketPolicy", "" },
        { "secretsmanager:PutResourcePolicy", "" },
        { "secretsmanager:TagResource", "secretsmanager:GetSecretValue" },
        { "secretsmanager:TagResource", "" },
        { "iam:CreateOpenIDConnectProvider", "" },
        { "iam:DetachUserPolicy", "" },
        { "rolesanywhere:CreateTrustAnchor", "" },
        { "sso:PutInlinePolicyToPermissionSet", "" },
        { "eks:CreateAccessEntry", "" },
        { "emr-containers:StartJobRun", "" },
        { "emr-serverless:StartJobRun", "" },
        { "batch:SubmitJob", "" },
        { "cloudformation:UpdateStackSet", "" },
        { "codebuild:StartBuildBatch", "" },
        { "states:StartExecution", "" },
        { "ssm:CreateActivation", "" },
        { "ssm:ModifyDocumentPermission", "" },
        { "ec2-instance-connect:SendSerialConsoleSSHPublicKey", "" },
        { "ec2:ModifySnapshotAttribute", "" },
        { "ec2:DeletePlacementGroup", "" },
        { "dynamodb:PutResourcePolicy", "" },
        { "glue:PutResourcePolicy", "" },
        { "kinesis:PutResourcePolicy", "" },
        { "logs:PutDestinationPolicy", "" },
        { "iot:CreateRoleAlias", "" },
        { "lambda:TagResource", "" },
        { "s3:PutAccountPublicAccessBlock", "" },
        { "elasticmapreduce:DeleteSecurityConfiguration", "" },
        { "elasticmapreduce:PutBlockPublicAccessConfiguration", "" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Each_published_way_is_found(string action, string with)
    {
        var chain = Replayed((await Given.Stack("prod")).With("bastion-session-manager", Allow($"{action} {with}".Trim())));

        Assert.NotNull(chain);
        Assert.StartsWith("role infra-prod-bastion calls ", chain[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(chain[^1].Request.Action, $"{action} {with}".Split(' '));
    }

    [Fact]
    public async Task A_new_identity_that_no_boundary_holds_is_found()
    {
        Assert.Equal(
            ["iam:CreateRole", "iam:PutRolePolicy"],
            Actions((await Given.Stack("prod")).With(
                "bastion-session-manager", Allow("iam:CreateRole iam:PutRolePolicy", $"{Account}role/infra-prod-new-*"))));
        Assert.Empty(Actions((await Given.Stack("prod")).With(
            "bastion-session-manager", Allow("iam:CreateRole", $"{Account}role/infra-prod-new-*"))));
    }

    [Theory]
    [InlineData("sts:AssumeRole", $"{Account}role/infra-prod-*", "")]
    [InlineData("secretsmanager:CreateSecret secretsmanager:TagResource", "*",
        """{"StringEquals":{"aws:RequestTag/project":"infra","aws:RequestTag/stack":"prod"}}""")]
    [InlineData("iam:PassRole", $"{Account}role/infra-prod-upload", "")]
    [InlineData("kms:CreateGrant", "*", OwnTags)]
    [InlineData("ec2:CreateTags", "*", """{"StringEquals":{"ec2:CreateAction":"RunInstances"}}""")]
    [InlineData("ec2:CreateTags", "*", OwnTags)]
    [InlineData("ec2:ModifyInstanceAttribute", "*", OwnTags)]
    [InlineData("ssm:SendCommand", "arn:aws:ssm:us-east-1::document/AWS-RunShellScript", "")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1::image/*", """{"StringEquals":{"ec2:Owner":"amazon"}}""")]
    [InlineData("ec2:DeletePlacementGroup", "arn:aws:ec2:us-east-1:123456789012:placement-group/EMR_*", "")]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::infra-prod-*", "")]
    [InlineData("iam:CreateAccessKey", $"{Account}user/infra-prod-uploader", "")]
    [InlineData("ec2:DescribeInstances", "*", "")]
    public async Task What_reaches_only_the_stacks_own_is_no_way(string action, string resource, string condition) =>
        Assert.Empty(Actions((await Given.Stack("prod")).With("bastion-session-manager", Allow(action, resource, condition))));

    [Theory]
    [InlineData("arn:aws:ec2:us-east-1::image/*", "{}", "starts an instance from a private image of the account")]
    [InlineData("arn:aws:ec2:us-east-1::image/*", """{"StringNotEquals":{"ec2:Owner":"amazon"}}""",
        "starts an instance from a private image of the account")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:network-interface/*", "{}",
        "starts an instance with a network interface in another VPC")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:network-interface/*",
        """{"ArnNotEquals":{"ec2:Vpc":"arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0b"}}""",
        "starts an instance with a network interface in another VPC")]
    public async Task An_instance_from_what_is_a_strangers_is_found(string resource, string condition, string gain)
    {
        var chain = Replayed(
            (await Given.Stack("prod")).With("bastion-session-manager", Allow("ec2:RunInstances", resource, condition)));

        Assert.StartsWith(gain, Assert.Single(chain!).Gain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_with_an_interface_in_the_stacks_VPC_is_no_way()
    {
        var report = await Given.Stack("prod");
        var vpc = $$$"""{"ArnEquals":{"ec2:Vpc":"arn:aws:ec2:us-east-1:123456789012:vpc/{{{report.IdOf("network-vpc")}}}"}}""";

        Assert.Empty(Actions(report.With(
            "bastion-session-manager",
            Allow("ec2:RunInstances", "arn:aws:ec2:us-east-1:123456789012:network-interface/*", vpc))));
    }

    [Fact]
    public async Task Images_of_the_account_are_no_way_where_the_settings_name_it_as_an_owner()
    {
        var report = (await Given.Stack("prod")).With(
            "bastion-session-manager", Allow("ec2:RunInstances", "arn:aws:ec2:us-east-1::image/*"));
        report.Settings["infra:previewAccess"] = JsonNode.Parse("""{"imageOwners":["123456789012"]}""");

        Assert.Empty(Actions(report));
        Assert.Contains("infra:previewAccess.imageOwners names this account, so each of its private images may be started",
            EscalationWorld.Of(report, StackAccount.Of(report)).Assumptions);
    }

    [Theory]
    [InlineData("ec2:CreateTags", "placement-group/*")]
    [InlineData("ec2:DeleteTags", "placement-group/E*")]
    public async Task A_placement_group_that_EMR_does_not_name_is_found(string action, string resource) =>
        Assert.Equal([action], Actions((await Given.Stack("prod")).With(
            "bastion-session-manager", Allow(action, $"arn:aws:ec2:us-east-1:123456789012:{resource}"))));

    [Fact]
    public async Task It_goes_through_a_role_that_is_assumed() => Assert.Equal(
        ["user infra-prod-uploader sts:AssumeRole", "role infra-prod-upload iam:CreateAccessKey"],
        Steps((await Given.Stack("prod")).With("upload-state-access", Allow("iam:CreateAccessKey")), "uploader"));

    [Fact]
    public async Task It_goes_through_credentials() => Assert.Equal(
        ["role infra-prod-bastion iam:CreateAccessKey", "user infra-prod-uploader sts:AssumeRole",
            "role infra-prod-upload kms:PutKeyPolicy"],
        Steps(
            (await Given.Stack("prod"))
                .With("bastion-session-manager", Allow("iam:CreateAccessKey", $"{Account}user/infra-prod-*"))
                .With("upload-state-access", Allow("kms:PutKeyPolicy")),
            "bastion"));

    [Theory]
    [InlineData("iam:CreatePolicyVersion", $"{Account}policy/infra-prod-session-manager")]
    [InlineData("iam:PutRolePolicy", $"{Account}role/infra-prod-bastion")]
    public async Task It_goes_through_policies_of_its_own(string action, string resource)
    {
        var steps = Steps((await Given.Stack("prod")).With("bastion-session-manager", Allow(action, resource)), "bastion");

        Assert.Equal(2, steps.Count);
        Assert.Equal($"role infra-prod-bastion {action}", steps[0]);
    }

    [Theory]
    [InlineData("iam:UpdateAssumeRolePolicy", $"{Account}role/infra-prod-upload", "")]
    [InlineData("sts:AssumeRole", "", "")]
    [InlineData("iam:PassRole ec2:RunInstances", $"{Account}role/infra-prod-*", "arn:aws:ec2:*:*:instance/*")]
    [InlineData("ssm:SendCommand", "", "*")]
    [InlineData("ec2:ModifyInstanceAttribute", "", "*")]
    [InlineData("ec2:CreateLaunchTemplateVersion", "", "*")]
    public async Task It_goes_through_another_role(string actions, string resource, string own)
    {
        // One of the two roles can use the other, which has the permission that leads out of the stack.
        var toUpload =
            resource.EndsWith("upload", StringComparison.Ordinal) || actions.StartsWith("sts", StringComparison.Ordinal);
        var (from, to) = toUpload ? ("bastion-session-manager", "upload-state-access")
            : ("upload-state-access", "bastion-session-manager");
        var report = (await Given.Stack("prod")).With(to, Allow("iam:CreateLoginProfile"));
        foreach (var action in actions.Split(' '))
        {
            report = action is "iam:PassRole" or "iam:UpdateAssumeRolePolicy" ? report.With(from, Allow(action, resource))
                : action == "sts:AssumeRole" ? report.With("upload-role",
                    $$"""{"Effect":"Allow","Principal":{"AWS":"{{Account}}role/infra-prod-bastion"},"Action":"sts:AssumeRole"}""")
                : report.With(from, Allow(action, own, OwnTags));
        }

        var steps = Steps(report, toUpload ? "bastion" : "upload");
        Assert.Equal(
            [.. actions.Split(' ').Select(action => $"role infra-prod-{(toUpload ? "bastion" : "upload")} {action}"),
                $"role infra-prod-{(toUpload ? "upload" : "bastion")} iam:CreateLoginProfile"],
            steps);
    }

    /// <summary>A principal that can deploy writes the policies of all roles, so only the boundary limits them.</summary>
    [Theory]
    [InlineData("ec2:CreateTags", "arn:aws:ec2:us-east-1:123456789012:*", "{}")]
    [InlineData("ec2:CreateLaunchTemplateVersion", "*", "{}")]
    [InlineData("ec2:AuthorizeSecurityGroupIngress", "*",
        """{"StringEquals":{"aws:ResourceTag/for-use-with-amazon-emr-managed-policies":"true"}}""")]
    [InlineData("ec2:RunInstances", "*", """{"StringEquals":{"aws:RequestTag/project":"infra","aws:RequestTag/stack":"prod"}}""")]
    [InlineData("iam:PassRole", "*", """{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::123456789012:role/infra-*", "{}")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1::image/*", "{}")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1:123456789012:network-interface/*", "{}")]
    [InlineData("ec2:DeletePlacementGroup", "arn:aws:ec2:us-east-1:123456789012:placement-group/*", "{}")]
    [InlineData("elasticmapreduce:DeleteSecurityConfiguration", "*", "{}")]
    [InlineData("secretsmanager:TagResource", "*", "{}")]
    public async Task A_hole_in_the_boundary_is_a_chain_that_begins_with_the_role_that_deploys(
        string action, string resource, string condition)
    {
        var whole = await Delivered.Of("prod", "  infra:emr: {enabled: true}");
        var chain = Replayed(whole.With("ci-workload-boundary", Allow(action, resource, condition)), "deploy");

        Assert.NotNull(chain);
        Assert.Equal("role infra-prod-deploy", chain[0].Who);
        Assert.Equal(action, chain[^1].Request.Action);
        Assert.NotEqual("role infra-prod-deploy", chain[^1].Who);
    }

    [Theory]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1::image/*")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1:123456789012:network-interface/*")]
    [InlineData("secretsmanager:TagResource", "*")]
    [InlineData("elasticmapreduce:PutBlockPublicAccessConfiguration", "*")]
    [InlineData("kms:RevokeGrant", "*")]
    public async Task A_hole_in_a_document_of_the_role_that_deploys_is_found(string action, string resource)
    {
        var whole = await Delivered.Of("prod", "  infra:emr: {enabled: true}");

        Assert.Equal(
            [$"role infra-prod-deploy {action}"],
            Steps(whole.With("ci-deploy-rest", Allow(action, resource)), "deploy"));
        Assert.Contains(
            EscalationWorld.Of(whole, StackAccount.Of(whole)).Assumptions,
            assumption => assumption.Contains("elasticmapreduce:DeleteSecurityConfiguration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_boundary_that_can_be_lifted_is_a_chain()
    {
        var report = (await Delivered.Of("prod")).Without("ci-deploy-boundary", "BoundForGood")
            .With("ci-deploy-rest", Allow("iam:DeleteRolePermissionsBoundary", $"{Account}role/infra-prod-*"));

        Assert.Contains("role infra-prod-deploy iam:DeleteRolePermissionsBoundary", Steps(report, "deploy"));
    }

    [Fact]
    public async Task A_boundary_that_can_be_rewritten_is_a_chain()
    {
        var report = (await Delivered.Of("prod")).Without("ci-deploy-boundary", "NothingOfItself")
            .With("ci-deploy-boundary", Allow("iam:CreatePolicyVersion"))
            .With("ci-deploy-rest", Allow("iam:CreatePolicyVersion", $"{Account}policy/ci/infra-prod-workload-boundary"));

        Assert.Contains(
            Replayed(report, "deploy")!, step => step.Request.Resource == $"{Account}policy/ci/infra-prod-workload-boundary");
    }

    [Fact]
    public async Task The_theorem_shows_the_steps_by_number()
    {
        var theorem = AllTheorems.Of(
            (await Given.Stack("prod")).With("upload-state-access", Allow("iam:CreateAccessKey")),
            name => name == Sentence).Single();

        Assert.Equal(TheoremOutcome.Refuted, theorem.Outcome);
        Assert.StartsWith("1. user infra-prod-uploader calls sts:AssumeRole on arn:aws:iam::123456789012:role/infra-prod-upload ",
            theorem.Example, StringComparison.Ordinal);
        Assert.Contains("; 2. role infra-prod-upload calls iam:CreateAccessKey on ", theorem.Example, StringComparison.Ordinal);
        Assert.EndsWith("has credentials of a user that is not the stack's", theorem.Example, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_budget_leaves_open_is_not_proved()
    {
        var report = await Given.Stack("prod");
        var world = EscalationWorld.Of(report, StackAccount.Of(report));
        var bastion = world.Identities.Single(identity => identity.Name == "role infra-prod-bastion");

        Assert.Null(new EscalationSearch(world, new Budget(4_000_000)).From(bastion).Open);
        report = report.With("bastion-session-manager", Allow("ec2:CreateTags", "arn:aws:ec2:*:123456789012:inst*/i-*b*a*"));
        world = EscalationWorld.Of(report, StackAccount.Of(report));
        bastion = world.Identities.Single(identity => identity.Name == "role infra-prod-bastion");
        Assert.NotNull(new EscalationSearch(world, new Budget(10)).From(bastion).Open);
    }

    private static List<string> Steps(ReviewReport report, string from) =>
        [.. (Replayed(report, from) ?? []).Select(step => $"{step.Who} {step.Request.Action}")];

    private static IEnumerable<string> Actions(ReviewReport report) =>
        (Replayed(report) ?? []).Select(step => step.Request.Action);

    /// <summary>The chain from one identity, or from any; the verb <c>decide</c> allows each of its steps.</summary>
    private static List<EscalationStep>? Replayed(ReviewReport report, string? from = null)
    {
        var world = EscalationWorld.Of(report, StackAccount.Of(report));
        var search = new EscalationSearch(world, new Budget(4_000_000));
        foreach (var start in world.Identities.Where(identity =>
            from is null || identity.Name.EndsWith($"-{from}", StringComparison.Ordinal)))
        {
            var result = search.From(start);
            Assert.Null(result.Beyond is null ? result.Open : null);
            if (result.Beyond is { } chain)
            {
                Assert.All(chain, step =>
                {
                    Assert.Equal(Verdict.Allowed, step.Decide());
                    var (code, output, error) = DecideRun.Of(Scenario(step).ToJsonString());
                    Assert.True(code == 0, $"{step}\n{output}{error}");
                });
                return [.. chain];
            }
        }

        return null;
    }

    private static JsonObject Scenario(EscalationStep step) => new()
    {
        ["name"] = step.ToString(),
        ["request"] = new JsonObject
        {
            ["principal"] = step.Request.Caller is Caller.RoleSession session ? session.Role.ToString()
                : step.Request.Caller.ToString(),
            ["action"] = step.Request.Action,
            ["resource"] = step.Request.Resource,
            ["resourceAccount"] = step.Request.ResourceAccount?.Value,
            ["context"] = new JsonObject(step.Request.Context.Entries.Select(entry => KeyValuePair.Create(
                entry.Key, (JsonNode?)(entry.Value.IsMultivalued
                    ? new JsonArray([.. entry.Value.Values.Select(value => JsonValue.Create(value))])
                    : JsonValue.Create(entry.Value.Values[0]))))),
        },
        ["policies"] = new JsonObject
        {
            ["identity"] = Written(step.Policies.Identity),
            ["boundary"] = Written(step.Policies.Boundary),
            ["resource"] = step.Policies.Resource is PolicyOfResource.Trust || step.Request.Action.StartsWith(
                "kms:", StringComparison.Ordinal) ? JsonNode.Parse(PolicyWriter.Write(step.Policies.Resource!.Document)) : null,
        },
        ["expect"] = "Allowed",
    };

    private static JsonArray Written(IEnumerable<NamedPolicy<IamEngine.Model.IdentityPolicy>> policies) =>
        [.. policies.Select(policy => JsonNode.Parse(PolicyWriter.Write(policy.Document)))];

    private static string Allow(string actions, string resource = "*", string condition = "") => new JsonObject
    {
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray([.. actions.Split(' ').Select(action => JsonValue.Create(action))]),
        ["Resource"] = resource,
        ["Condition"] = JsonNode.Parse(condition.Length == 0 ? "{}" : condition),
    }.ToJsonString();
}
