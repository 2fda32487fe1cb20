using System.Text.Json.Nodes;
using Tests.Review.Verbs;
using static Tests.Review.Deployed.CollectedAccountFolder;

namespace Tests.Review.Deployed;

/// <summary>
/// The published escalations of an account: a user without rights on an object reaches what an administrator's role does.
/// https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation, https://github.com/BishopFox/iam-vulnerable,
/// https://github.com/nccgroup/PMapper, https://pathfinding.cloud
/// </summary>
[Long]
public sealed class KnownEscalationsTests : IDisposable
{
    private const string Account = "arn:aws:iam::123456789012";

    private readonly CollectedAccountFolder folder = new();

    public KnownEscalationsTests()
    {
        folder.WithBucket("state")
            .WithManaged("own", Allow("sqs:ListQueues", "*"))
            .WithManaged("shared", Allow("sqs:ListQueues", "*"))
            .With("iam/group/team/metadata.json", $$"""{"arn": "{{Account}}:group/team"}""")
            .With("iam/group/admins/metadata.json", $$"""{"arn": "{{Account}}:group/admins"}""")
            .WithInline("group/admins", Allow("*", "*"))
            .WithUser("admin").WithInline("user/admin", Allow("*", "*"))
            .WithUser("attacker")
            .With("iam/user/attacker/groups.json", $"""["{Account}:group/team"]""")
            .With("iam/user/attacker/managed-policies.json", $"""["{Account}:policy/own"]""")
            .WithRole("weak", Trust($$"""{"AWS": "{{Account}}:root"}"""))
            .With("iam/role/weak/managed-policies.json", $"""["{Account}:policy/shared"]""");
        foreach (var service in (string[])
            ["cloudformation", "codebuild", "datapipeline", "ec2", "ecs-tasks", "glue", "lambda", "sagemaker", "states"])
        {
            folder.WithRole($"for-{service}", Trust($$"""{"Service": "{{service}}.amazonaws.com"}"""))
                .WithInline($"role/for-{service}", Allow("*", "*"));
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("iam:CreatePolicyVersion")]
    [InlineData("iam:SetDefaultPolicyVersion")]
    [InlineData("iam:PassRole ec2:RunInstances")]
    [InlineData("iam:CreateAccessKey")]
    [InlineData("iam:CreateLoginProfile")]
    [InlineData("iam:UpdateLoginProfile")]
    [InlineData("iam:AttachUserPolicy")]
    [InlineData("iam:AttachGroupPolicy")]
    [InlineData("iam:AttachRolePolicy sts:AssumeRole")]
    [InlineData("iam:PutUserPolicy")]
    [InlineData("iam:PutGroupPolicy")]
    [InlineData("iam:PutRolePolicy sts:AssumeRole")]
    [InlineData("iam:AddUserToGroup")]
    [InlineData("iam:UpdateAssumeRolePolicy sts:AssumeRole")]
    [InlineData("iam:PassRole lambda:CreateFunction lambda:InvokeFunction")]
    [InlineData("iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping")]
    [InlineData("lambda:UpdateFunctionCode")]
    [InlineData("iam:PassRole glue:CreateDevEndpoint")]
    [InlineData("glue:UpdateDevEndpoint")]
    [InlineData("iam:PassRole glue:CreateJob glue:StartJobRun")]
    [InlineData("iam:PassRole cloudformation:CreateStack")]
    [InlineData("cloudformation:UpdateStack")]
    [InlineData("cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet")]
    [InlineData("iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition")]
    [InlineData("iam:PassRole codebuild:CreateProject codebuild:StartBuild")]
    [InlineData("codebuild:StartBuild")]
    [InlineData("iam:PassRole sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl")]
    [InlineData("iam:PassRole sagemaker:CreateTrainingJob")]
    [InlineData("iam:PassRole sagemaker:CreateProcessingJob")]
    [InlineData("sagemaker:CreatePresignedNotebookInstanceUrl")]
    [InlineData("iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask")]
    [InlineData("ecs:ExecuteCommand")]
    [InlineData("ssm:SendCommand")]
    [InlineData("ssm:StartSession")]
    [InlineData("ec2-instance-connect:SendSSHPublicKey")]
    [InlineData("ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances")]
    [InlineData("iam:PassRole states:CreateStateMachine states:StartExecution")]
    [InlineData("iam:CreateRole iam:PutRolePolicy")]
    [InlineData("iam:CreateUser iam:AttachUserPolicy iam:CreateAccessKey")]
    [InlineData("*")]
    public void A_published_escalation_reaches_what_an_administrator_does(string actions) =>
        Assert.True(Reaches(Statement(actions)));

    [Theory]
    [InlineData("iam:PassRole")]
    [InlineData("ec2:RunInstances lambda:CreateFunction")]
    [InlineData("iam:CreateRole")]
    [InlineData("iam:CreatePolicy iam:ListPolicies iam:GetPolicyVersion")]
    [InlineData("lambda:InvokeFunction ec2:DescribeInstances ssm:DescribeInstanceInformation")]
    [InlineData("sts:AssumeRole")]
    public void A_part_of_an_escalation_reaches_nothing(string actions) => Assert.False(Reaches(Statement(actions)));

    // BishopFox's list calls these false positives and false negatives of other tools.
    [Theory]
    [InlineData(""" {"Effect": "Deny", "Action": "iam:*", "Resource": "*"} """, "iam:PutUserPolicy", false)]
    [InlineData(""" {"Effect": "Deny", "NotAction": "iam:Put*", "Resource": "*"} """, "iam:PutUserPolicy", true)]
    [InlineData(
        """ {"Effect": "Deny", "Action": "iam:Put*", "Resource": "arn:aws:iam::*:user/admin"} """, "iam:PutUserPolicy", true)]
    public void A_denial_counts(string denial, string action, bool isReached) =>
        Assert.Equal(isReached, Reaches($"{Statement(action)}, {denial}"));

    [Theory]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::123456789012:user/other*", false)]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::123456789012:user/adm*", true)]
    [InlineData("iam:PutUserPolicy", "arn:aws:iam::123456789012:user/${aws:username}", true)]
    [InlineData("iam:PutUserPolicy", "arn:aws:iam::123456789012:user/elsewhere", false)]
    [InlineData("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/none-*", false)]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/own", true)]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/none", false)]
    public void The_resource_of_a_statement_counts(string action, string resource, bool isReached) =>
        Assert.Equal(isReached, Reaches($$"""{"Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}"}"""));

    [Fact]
    public void A_version_of_a_policy_that_an_assumable_role_holds_gives_everything() => Assert.True(Reaches($$"""
        {"Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "{{Account}}:policy/shared"},
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "{{Account}}:role/weak"}
        """));

    [Fact]
    public void A_group_that_a_user_writes_and_joins_gives_everything() => Assert.True(Reaches($$"""
        {"Effect": "Allow", "Action": ["iam:PutGroupPolicy", "iam:AddUserToGroup"], "Resource": "{{Account}}:group/open"}
        """));

    [Fact]
    public void Everything_but_IAM_allowed_by_NotAction_still_reaches_through_a_service() => Assert.True(Reaches("""
        {"Effect": "Allow", "NotAction": ["iam:*", "s3:*"], "Resource": "*"}
        """));

    private static string Statement(string actions) =>
        $$"""{"Effect": "Allow", "Action": [{{string.Join(", ", actions.Split(' ').Select(action => $"\"{action}\""))}}], "Resource": "*"}""";

    private bool Reaches(string statements)
    {
        folder.With("iam/group/open/metadata.json", $$"""{"arn": "{{Account}}:group/open"}""")
            .WithInline("user/attacker", $$"""{"Version": "2012-10-17", "Statement": [{{statements}}]}""");
        var run = Tool.Run(
            "who-can", "s3:GetObject", "arn:aws:s3:::state/1", "--account", folder.Root, "--chains", "--format", "json");
        Assert.True(run.Output.Length > 0, run.Error);
        return JsonNode.Parse(run.Output)!["paths"]!.AsArray()
            .Any(path => (string?)path!["principal"] == $"{Account}:user/attacker");
    }
}
