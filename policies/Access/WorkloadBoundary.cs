using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions boundary of the stack's users and roles. The deploy role may write any policy for them; within the boundary
/// they reach only the stack's state, its logs and its hosts' resources, and of IAM only passing the stack's roles to EC2.
/// </summary>
public static class WorkloadBoundary
{
    /// <param name="runsEmr">Whether the EMR service creates nodes for the stack; its role has the boundary too.</param>
    /// <param name="data">What jobs on the cluster use beside the state bucket.</param>
    public static IdentityPolicy Document(StackScope scope, bool runsEmr, JobData? data = null) =>
        IdentityPolicy.Of(
        [
            .. ForAnyStack(scope), .. runsEmr ? ForEmr(scope) : [],
            .. JobAccess.Limit(data ?? JobData.None, scope.Region, scope.Account),
        ]);

    private static IEnumerable<IdentityStatement> ForAnyStack(StackScope scope)
    {
        yield return Allow("KeepState", [
                S3.AbortMultipartUpload, S3.DeleteObject, S3.GetBucketLocation, S3.GetObject, S3.ListBucket,
                    S3.ListBucketMultipartUploads,
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
                Logs.DescribeLogGroups, Ssm.UpdateInstanceInformation, SsmMessages.CreateControlChannel,
                    SsmMessages.CreateDataChannel,
                SsmMessages.OpenControlChannel, SsmMessages.OpenDataChannel])
            .On(ResourcePattern.Any);

        yield return Allow("BecomeTheStacksRoles", Sts.AssumeRole, Sts.TagSession).On(scope.Own("role"));
    }

    /// <summary>
    /// The permissions of AmazonEMRServicePolicy_v2; as there, changes and removals require EMR's tag.
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
