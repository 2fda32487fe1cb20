using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Review.Escalation;

/// <summary>
/// The known calls for privilege escalation. Rhino Security Labs published the first list.
/// https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/
/// https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation
/// </summary>
public static class Moves
{
    private static readonly Seq<ResourcePattern> Instances =
        [Ec2("instance"), new("arn:PARTITION:ssm:*:ACCOUNT:managed-instance/*")];

    private static readonly Seq<ResourcePattern> Templates = [Ec2("launch-template")];

    /// <summary>
    /// Calls that run the caller's code on a host, or decide which role it gets. On the stack's hosts, they give the caller the
    /// roles of these hosts.
    /// </summary>
    public static Seq<Move> OnHosts { get; } =
    [
        new("user-data", "decides what an instance runs and with which role", "ec2:ModifyInstanceAttribute",
            "ec2:AssociateIamInstanceProfile", "ec2:ReplaceIamInstanceProfileAssociation") { On = Instances },
        new("launch-template", "decides what new instances run", "ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate")
            { On = Templates },
        new("command", "runs commands on an instance", "ssm:SendCommand", "ssm:StartSession", "ssm:ResumeSession",
            "ssm:CreateAssociation", "ssm:UpdateAssociation", "ec2-instance-connect:SendSSHPublicKey",
            "ec2-instance-connect:SendSerialConsoleSSHPublicKey") { On = Instances },
        new("cluster-step", "runs steps on a cluster", "elasticmapreduce:AddJobFlowSteps",
            "elasticmapreduce:GetClusterSessionCredentials", "elasticmapreduce:StartNotebookExecution")
            { On = [new("arn:PARTITION:elasticmapreduce:*:ACCOUNT:cluster/*")] },
    ];

    /// <summary>Calls that take over a resource or identity outside the stack.</summary>
    public static Seq<Move> Outside { get; } =
    [
        new("policy-version", "rewrites a policy", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"),
        new("attach-policy", "gives a policy to a user, group or role", "iam:AttachGroupPolicy", "iam:AttachRolePolicy",
            "iam:AttachUserPolicy"),
        new("inline-policy", "writes a policy into a user, group or role", "iam:PutGroupPolicy", "iam:PutRolePolicy",
            "iam:PutUserPolicy"),
        new("group", "puts a user into a group", "iam:AddUserToGroup"),
        new("boundary", "lifts the boundary of a user or role", "iam:DeleteRolePermissionsBoundary",
            "iam:DeleteUserPermissionsBoundary", "iam:PutRolePermissionsBoundary", "iam:PutUserPermissionsBoundary"),
        new("trust", "decides who becomes a role", "iam:UpdateAssumeRolePolicy"),
        new("identity-provider", "decides which tokens are valid", "iam:AddClientIDToOpenIDConnectProvider",
            "iam:CreateOpenIDConnectProvider", "iam:CreateSAMLProvider", "iam:UpdateOpenIDConnectProviderThumbprint",
            "iam:UpdateSAMLProvider", "rolesanywhere:CreateProfile", "rolesanywhere:CreateTrustAnchor",
            "rolesanywhere:UpdateProfile", "rolesanywhere:UpdateTrustAnchor"),
        new("person", "decides what people of the organization are allowed", "identitystore:CreateGroupMembership",
            "sso:AttachCustomerManagedPolicyReferenceToPermissionSet", "sso:AttachManagedPolicyToPermissionSet",
            "sso:CreateAccountAssignment", "sso:PutInlinePolicyToPermissionSet", "sso:PutPermissionsPolicy"),
        new("assume", "becomes a role", "sts:AssumeRole"),
        new("credentials", "has credentials of a user", [.. Credentials]),
        new("pass-role", "hands a role to a service", "iam:PassRole"),
        new("instance-profile", "puts a role into an instance profile", "iam:AddRoleToInstanceProfile"),
        .. OnHosts,
        new("scaling-group", "decides what new instances run", "autoscaling:UpdateAutoScalingGroup"),
        new("automation", "runs a runbook with its role", "ssm:StartAutomationExecution", "ssm:UpdateDocument",
            "ssm:UpdateDocumentDefaultVersion"),
        new("function", "decides what a function runs", "lambda:CreateEventSourceMapping", "lambda:UpdateFunctionCode",
            "lambda:UpdateFunctionConfiguration"),
        new("job", "decides what a job, build, stack or notebook runs", "airflow:CreateCliToken", "airflow:CreateWebLoginToken",
            "apprunner:UpdateService", "batch:SubmitJob", "cloudformation:CreateStackInstances",
            "cloudformation:ExecuteChangeSet", "cloudformation:UpdateStack", "cloudformation:UpdateStackSet",
            "codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:UpdateProject", "codedeploy:CreateDeployment",
            "codepipeline:UpdatePipeline", "codestar:AssociateTeamMember", "codestar:CreateProject",
            "cognito-identity:SetIdentityPoolRoles", "datapipeline:PutPipelineDefinition", "ecs:ExecuteCommand",
            "ecs:UpdateService", "elasticbeanstalk:UpdateEnvironment", "emr-containers:StartJobRun",
            "emr-serverless:StartJobRun", "glue:RunStatement", "glue:StartJobRun", "glue:UpdateDevEndpoint", "glue:UpdateJob",
            "sagemaker:CreatePresignedDomainUrl", "sagemaker:CreatePresignedNotebookInstanceUrl",
            "sagemaker:UpdateNotebookInstance", "sagemaker:UpdateNotebookInstanceLifecycleConfig", "scheduler:UpdateSchedule",
            "states:StartExecution", "states:UpdateStateMachine"),
        new("kubernetes", "decides who administers a Kubernetes cluster", "eks:AssociateAccessPolicy", "eks:CreateAccessEntry",
            "eks:UpdateAccessEntry"),
        new("share", "shares an image, snapshot or database with another account", "ec2:ModifyImageAttribute",
            "ec2:ModifySnapshotAttribute", "rds:ModifyDBClusterSnapshotAttribute", "rds:ModifyDBSnapshotAttribute",
            "ram:CreateResourceShare", "ram:AssociateResourceShare", "s3:PutReplicationConfiguration"),
        new("launch", "starts an instance in a network, or from a snapshot or template", "ec2:CreateFleet", "ec2:RunInstances")
        {
            On = [.. Templates, Ec2("key-pair"), Ec2("security-group"), Ec2("snapshot"), Ec2("subnet")],
        },
        new("security-group", "decides who reaches a host", "ec2:AuthorizeSecurityGroupEgress",
            "ec2:AuthorizeSecurityGroupIngress", "ec2:ModifySecurityGroupRules")
            { On = [Ec2("security-group")] },
        new("key", "has a right on a key", "kms:CreateGrant", "kms:PutKeyPolicy"),
        new("resource-policy", "decides who uses a resource", "ecr:SetRepositoryPolicy", "lambda:AddPermission",
            "s3:PutAccessPointPolicy", "s3:PutBucketAcl", "s3:PutBucketPolicy", "secretsmanager:PutResourcePolicy",
            "sns:AddPermission", "sns:SetTopicAttributes", "sqs:AddPermission", "sqs:SetQueueAttributes"),

        // EC2 sets ec2:CreateAction in a call that creates and tags a resource; a new resource is not a takeover.
        new("tag", "tags a resource into the reach of policies", "ec2:CreateTags", "ec2:DeleteTags")
            { On = [.. Kinds.Select(Ec2)], When = [Ec2Keys.CreateAction.IsMissing()] },

        // EMR makes and tags the groups EMR_*; AWS's policy for it names them so. Three names stand for all others.
        new("placement-group", "changes a placement group", "ec2:CreateTags", "ec2:DeletePlacementGroup", "ec2:DeleteTags")
        {
            On = [.. PlacementGroups.Select(name => new ResourcePattern($"arn:PARTITION:ec2:*:ACCOUNT:placement-group/{name}"))],
            When = [Ec2Keys.CreateAction.IsMissing()],
        },
        new("tag-elsewhere", "tags a resource into the reach of policies", "elasticmapreduce:AddTags", "iam:TagPolicy",
            "iam:TagRole", "iam:TagUser", "kms:TagResource", "lambda:TagResource", "logs:TagResource", "s3:PutBucketTagging",
            "s3:TagResource", "ssm:AddTagsToResource"),

        // EMR chooses the name of the secret that it creates and tags, so the permission cannot be limited to new secrets.
        new("tag-secret", "tags a secret into the reach of policies", "secretsmanager:TagResource") { NeedsFurtherCalls = true },
        new("removal", "removes a resource", "ec2:DeleteLaunchTemplate", "ec2:DeleteNetworkInterface", "ec2:DeleteVolume",
            "ec2:StopInstances", "ec2:TerminateInstances", "elasticmapreduce:TerminateJobFlows", "iam:DeleteRole",
            "iam:DeleteUser", "kms:ScheduleKeyDeletion", "s3:DeleteBucket"),
    ];

    /// <summary>Calls that create credentials of a user.</summary>
    public static Seq<string> Credentials =>
    [
        "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential",
        "iam:ResetServiceSpecificCredential", "iam:UpdateLoginProfile", "iam:UploadSSHPublicKey", "iam:UploadSigningCertificate",
    ];

    /// <summary>
    /// Calls that make a service work with a role that was passed to it. Null for an unknown service; then passing the role
    /// counts as a takeover.
    /// </summary>
    public static Move? Start(string service)
    {
        Seq<string> calls = service.Split('.')[0] switch
        {
            "apprunner" => ["apprunner:CreateService", "apprunner:UpdateService"],
            "cloudformation" => ["cloudformation:CreateChangeSet", "cloudformation:CreateStack", "cloudformation:UpdateStack"],
            "codebuild" => ["codebuild:CreateProject", "codebuild:UpdateProject"],
            "codestar" => ["codestar:CreateProject"],
            "datapipeline" => ["datapipeline:CreatePipeline"],
            "ec2" => ["ec2:AssociateIamInstanceProfile", "ec2:CreateFleet", "ec2:CreateLaunchTemplate",
                "ec2:CreateLaunchTemplateVersion", "ec2:ReplaceIamInstanceProfileAssociation", "ec2:RunInstances"],
            "batch" => ["batch:CreateComputeEnvironment", "batch:RegisterJobDefinition"],
            "ecs-tasks" => ["ecs:CreateService", "ecs:RunTask", "ecs:StartTask", "ecs:UpdateService"],
            "elasticmapreduce" => ["elasticmapreduce:RunJobFlow"],
            "glue" => ["glue:CreateDevEndpoint", "glue:CreateJob", "glue:CreateSession", "glue:UpdateJob"],
            "lambda" => ["lambda:CreateFunction", "lambda:UpdateFunctionConfiguration"],
            "sagemaker" => ["sagemaker:CreateNotebookInstance", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob"],
            "states" => ["states:CreateStateMachine", "states:UpdateStateMachine"],
            _ => [],
        };
        return calls.Count == 0 ? null : new($"start-{service}", $"has {service} work with the role", calls);
    }

    /// <summary>
    /// Calls that change what a service already does with a role, without passing the role again. Empty for a service without
    /// such a call. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    /// </summary>
    public static Seq<string> Change(string service) => service.Split('.')[0] switch
    {
        "apprunner" => ["apprunner:UpdateService"],
        "batch" => ["batch:SubmitJob"],
        "cloudformation" => ["cloudformation:CreateChangeSet", "cloudformation:UpdateStack"],
        "codebuild" => ["codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:UpdateProject"],
        "datapipeline" => ["datapipeline:PutPipelineDefinition"],
        "ec2" => ["ec2-instance-connect:SendSSHPublicKey", "ec2-instance-connect:SendSerialConsoleSSHPublicKey",
            "ec2:ModifyInstanceAttribute", "ssm:SendCommand", "ssm:StartSession"],
        "ecs-tasks" => ["ecs:ExecuteCommand"],
        "glue" => ["glue:RunStatement", "glue:UpdateDevEndpoint"],
        "lambda" => ["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"],
        "sagemaker" => ["sagemaker:CreatePresignedDomainUrl", "sagemaker:CreatePresignedNotebookInstanceUrl",
            "sagemaker:UpdateNotebookInstanceLifecycleConfig"],
        "states" => ["states:UpdateStateMachine"],
        _ => [],
    };

    // The ARN of an image or snapshot contains no account.
    private static ResourcePattern Ec2(string kind) =>
        new($"arn:PARTITION:ec2:*:{(kind is "image" or "snapshot" ? "" : "ACCOUNT")}:{kind}/*");

    private static string[] PlacementGroups => ["E", "EMR", "example"];

    /// <summary>Every call of the moves; some count only on certain resources.</summary>
    public static IReadOnlySet<string> Listed { get; } = Outside.SelectMany(move => move.Actions)
        .Append("ec2:CreateTags").Append("secretsmanager:TagResource").Append("sts:TagSession").ToHashSet();

    // The EC2 resource kinds whose tags can decide about permissions.
    private static Seq<string> Kinds =>
    [
        "elastic-ip", "image", "instance", "internet-gateway", "key-pair", "launch-template", "natgateway", "network-interface",
        "route-table", "security-group", "security-group-rule", "snapshot", "subnet", "volume", "vpc", "vpc-endpoint",
        "vpc-flow-log",
    ];
}
