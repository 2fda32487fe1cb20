using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// What a user or role of the stack can be allowed at most. The role that deploys may write the stack's policies as it likes; within this
/// they reach the stack's own state, its logs and what its hosts work with, and nothing of IAM but handing the stack's roles to EC2.
/// </summary>
public static class WorkloadBoundary
{
    /// <param name="runsEmr">Whether the EMR service makes nodes for the stack, with a role that is bound too.</param>
    public static IdentityPolicy Document(StackScope scope, bool runsEmr) =>
        IdentityPolicy.Of([.. ForAnyStack(scope), .. runsEmr ? ForEmr(scope) : []]);

    private static IEnumerable<IdentityStatement> ForAnyStack(StackScope scope)
    {
        yield return Allow("KeepState", [
                S3.AbortMultipartUpload, S3.DeleteObject, S3.GetBucketLocation, S3.GetObject, S3.ListBucket, S3.ListBucketMultipartUploads,
                S3.ListMultipartUploadParts, S3.PutObject])
            .On([.. scope.BucketsAndObjects]);

        yield return Allow("UseTheKey", [
                Kms.CreateGrant, Kms.Decrypt, Kms.DescribeKey, Kms.GenerateDataKey, Kms.GenerateDataKeyWithoutPlaintext,
                Kms.ReEncryptFrom, Kms.ReEncryptTo])
            .On(scope.Regional("kms", "key/*"))
            .When(Aws.ResourceTag("project").Is(scope.Project), Aws.ResourceTag("stack").Is(scope.Stack));

        yield return Allow("WriteLogs", Logs.CreateLogStream, Logs.DescribeLogStreams, Logs.PutLogEvents)
            .On(scope.Regional("logs", $"log-group:{scope.LogGroups}*"));

        yield return Allow("FindLogsAndCarrySessions", [
                Logs.DescribeLogGroups, Ssm.UpdateInstanceInformation, SsmMessages.CreateControlChannel, SsmMessages.CreateDataChannel,
                SsmMessages.OpenControlChannel, SsmMessages.OpenDataChannel])
            .On(ResourcePattern.Any);

        yield return Allow("BecomeTheStacksRoles", Sts.AssumeRole, Sts.TagSession).On(scope.Own("role"));
    }

    /// <summary>
    /// What AmazonEMRServicePolicy_v2 allows the EMR service; as there, what is changed or removed has EMR's tag.
    /// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html
    /// </summary>
    private static IEnumerable<IdentityStatement> ForEmr(StackScope scope)
    {
        yield return Allow("EmrSeesEc2", new ActionPattern("ec2:Describe*"), new ActionPattern("ec2:GetSecurityGroupsForVpc"))
            .On(ResourcePattern.Any);

        yield return Allow("EmrMakesNodes", [.. Actions(
                "ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateFleet",
                "ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion",
                "ec2:CreateNetworkInterface", "ec2:CreatePlacementGroup", "ec2:CreateTags",
                "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:RunInstances")])
            .On(scope.Ec2("*"), new ResourcePattern($"arn:{scope.Region.Partition}:ec2:{scope.Region}::image/*"));

        yield return Allow("EmrRemovesItsNodes", [.. Actions(
                "ec2:DeleteLaunchTemplate", "ec2:DeleteNetworkInterface", "ec2:DeletePlacementGroup", "ec2:DeleteVolume",
                "ec2:DetachVolume", "ec2:ModifyInstanceAttribute", "ec2:TerminateInstances")])
            .On(scope.Ec2("*"))
            .When(Aws.ResourceTag("for-use-with-amazon-emr-managed-policies").Is("true"));

        yield return Allow("EmrWatchesItsNodes", [.. Actions(
                "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm",
                "resource-groups:ListGroupResources", "servicequotas:GetServiceQuota")])
            .On(ResourcePattern.Any);

        yield return Allow("EmrPassesTheNodesRole", Iam.PassRole)
            .On(scope.Own("role"))
            .When(IamKeys.PassedToService.Is(scope.Service("ec2")));
    }

    private static IEnumerable<ActionPattern> Actions(params string[] names) => names.Select(name => new ActionPattern(name));
}
