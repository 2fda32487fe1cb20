using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions boundary of the stack's users and roles. The deploy role may attach any policy to them; the boundary limits
/// them to the stack's state, its logs and its hosts' resources, and in IAM to passing the stack's roles to EC2. It grants
/// nothing, and a managed policy has at most 6,144 characters, so it is shorter than the policies that grant: it has wildcards,
/// and leaves out resource types and tags that those policies require.
/// </summary>
public static class WorkloadBoundary
{
    /// <param name="primaries">
    /// The number of primary nodes that the EMR service, whose role has the boundary too, creates for the stack; 0 without a
    /// cluster.
    /// </param>
    /// <param name="data">The data outside the state bucket that jobs use.</param>
    public static IdentityPolicy Document(StackScope scope, int primaries, JobData? data = null) =>
        IdentityPolicy.Of(
        [
            .. ForAnyStack(scope), .. primaries > 0 ? ForEmr(scope, primaries > 1) : [],
            .. JobAccess.Limit(data ?? JobData.None, scope.Region, scope.Account),
        ]);

    private static IEnumerable<IdentityStatement> ForAnyStack(StackScope scope)
    {
        yield return Allow("KeepState", [
                S3.AbortMultipartUpload, S3.DeleteObject, S3.GetBucketLocation, S3.GetObject, new("s3:ListBucket*"),
                S3.ListMultipartUploadParts, S3.PutObject])
            .On([.. scope.BucketsAndObjects]);

        yield return Allow("UseTheKey", [
                Kms.CreateGrant, Kms.Decrypt, Kms.DescribeKey, new("kms:GenerateDataKey*"), new("kms:ReEncrypt*")])
            .On(scope.Regional("kms", "key/*"))
            .When(Aws.ResourceTag("project").Is(scope.Project), Aws.ResourceTag("stack").Is(scope.Stack));

        yield return Allow("WriteLogs", Logs.CreateLogStream, Logs.DescribeLogStreams, Logs.PutLogEvents)
            .On(scope.Regional("logs", $"log-group:{scope.LogGroups}*"));

        yield return Allow("FindLogsAndCarrySessions", [
                Logs.DescribeLogGroups, Ssm.UpdateInstanceInformation, new("ssmmessages:*")])
            .On(ResourcePattern.Any);

        yield return Allow("BecomeTheStacksRoles", Sts.AssumeRole, Sts.TagSession).On(scope.Own("role"));
    }

    /// <summary>
    /// The actions of the EMR service in AmazonEMRServicePolicy_v2, on resources of the stack only. AWS's policy requires EMR's
    /// tag, which every cluster of the account has; this policy also requires the tags of the stack. EMR copies the tags of a
    /// cluster to the instances, volumes, network interfaces and launch templates that it creates.
    /// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html#manually-tagged-resources
    /// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEMRServicePolicy_v2.html
    /// </summary>
    private static IEnumerable<IdentityStatement> ForEmr(StackScope scope, bool spreadsPrimaries)
    {
        // From AWS's list, without ec2:DescribeVpcAttribute, which supports resource-level permissions.
        yield return Allow("EmrSeesEc2", [.. Actions(
                "ec2:DescribeAccountAttributes", "ec2:DescribeCapacityReservations", "ec2:DescribeDhcpOptions",
                "ec2:DescribeImages", "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeInstances",
                "ec2:DescribeLaunchTemplates", "ec2:DescribeNetworkAcls", "ec2:DescribeNetworkInterfaces",
                "ec2:DescribePlacementGroups", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
                "ec2:DescribeVolumeStatus", "ec2:DescribeVolumes", "ec2:DescribeVpcEndpoints", "ec2:DescribeVpcs")])
            .On(ResourcePattern.Any);

        yield return Allow("EmrUsesTheStacksNetwork", [.. Starting, .. Actions(
                "ec2:CreateLaunchTemplateVersion", "ec2:CreateNetworkInterface", "ec2:DescribeVpcAttribute")])
            .On(scope.Ec2("*/*"))
            .When(Aws.ResourceTag("project").Is(scope.Project), Aws.ResourceTag("stack").Is(scope.Stack));

        if (scope.ExistingNetwork.Count > 0)
        {
            yield return Allow("EmrUsesAnExistingNetwork", [.. Starting, .. Actions(
                    "ec2:CreateNetworkInterface", "ec2:DescribeVpcAttribute")])
                .On([.. scope.ExistingParts]);
        }

        // Only the resource types that each call creates: the condition tests tags in the request, not the tags of the template.
        yield return Allow("EmrStartsNodes", [.. Starting])
            .On([.. Kinds(scope, "instance", "volume")])
            .When([.. Requested(scope)]);

        yield return Allow("EmrPreparesNodes", [.. Actions("ec2:CreateLaunchTemplate", "ec2:CreateNetworkInterface")])
            .On([.. Kinds(scope, "launch-template", "network-interface")])
            .When([.. Requested(scope)]);

        // A call that creates a resource may tag it; no other call may put the stack's tags on an existing resource.
        // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
        yield return Allow("EmrTagsWhatItCreates", new ActionPattern("ec2:CreateTags"))
            .On(scope.Ec2("*/*"))
            .When([.. Requested(scope), Ec2Keys.CreateAction.Is(
                "CreateFleet", "CreateLaunchTemplate", "CreateNetworkInterface", "RunInstances")]);

        // EMR's images belong to AWS; private images of the account can contain other stacks' data.
        yield return Allow("EmrStartsFromItsImages", [.. Starting])
            .On(scope.Image)
            .When(Ec2Keys.Owner.IsNot(scope.Account.Value));

        // A network interface has no tags at launch, and none of another VPC may be attached.
        yield return Allow("EmrConnectsNodes", new ActionPattern("ec2:RunInstances"))
            .On(scope.Ec2("network-interface/*"))
            .When(Ec2Keys.Vpc.Is(scope.Network));

        yield return Allow("EmrStartsFleets", new ActionPattern("ec2:CreateFleet")).On(scope.Ec2("fleet/*"));

        yield return Allow("EmrManagesItsResources", [.. Actions(
                "ec2:AuthorizeSecurityGroup*", "ec2:CreateTags", "ec2:DeleteLaunchTemplate", "ec2:DeleteNetworkInterface",
                "ec2:DeleteTags", "ec2:ModifyInstanceAttribute", "ec2:RevokeSecurityGroup*", "ec2:TerminateInstances")])
            .On(scope.Ec2("*/*"))
            .When(
                Aws.ResourceTag("project").Is(scope.Project), Aws.ResourceTag("stack").Is(scope.Stack),
                Aws.ResourceTag(EmrTag).Is("true"));

        if (spreadsPrimaries)
        {
            // EMR does not copy the cluster's tags to placement groups. EC2 refuses to delete a group with instances.
            yield return Allow("EmrSpreadsPrimaryNodes", [.. Starting, .. Actions(
                    "ec2:CreatePlacementGroup", "ec2:CreateTags", "ec2:DeletePlacementGroup", "ec2:DeleteTags")])
                .On(scope.Ec2(PlacementGroups));
        }

        yield return Allow("EmrPassesTheNodesRole", Iam.PassRole)
            .On(scope.Own("role"))
            .When(IamKeys.PassedToService.Is(scope.Service("ec2")));
    }

    private const string EmrTag = "for-use-with-amazon-emr-managed-policies";

    private const string PlacementGroups = "placement-group/EMR_*";

    private static readonly Seq<ActionPattern> Starting = Actions("ec2:CreateFleet", "ec2:RunInstances").ToSeq();

    private static IEnumerable<Condition> Requested(StackScope scope) =>
    [
        Aws.RequestTag("project").Is(scope.Project), Aws.RequestTag("stack").Is(scope.Stack),
    ];

    private static IEnumerable<ResourcePattern> Kinds(StackScope scope, params string[] kinds) =>
        kinds.Select(kind => scope.Ec2($"{kind}/*"));

    private static IEnumerable<ActionPattern> Actions(params string[] names) => names.Select(name => new ActionPattern(name));
}
