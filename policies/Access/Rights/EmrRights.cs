using IamEngine.Model;
using static Policies.Access.Rights.Place;
using static Policies.Access.Rights.Words;

namespace Policies.Access.Rights;

/// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticmapreduce.html</summary>
internal static class EmrRights
{
    public static Seq<TypeRights> Table { get; } =
    [
        Type("aws:emr/cluster:Cluster",
            Read(Clusters,
                "elasticmapreduce:DescribeCluster", "elasticmapreduce:GetAutoTerminationPolicy",
                    "elasticmapreduce:ListBootstrapActions",
                "elasticmapreduce:ListInstanceFleets", "elasticmapreduce:ListInstanceGroups", "elasticmapreduce:ListInstances",
                "elasticmapreduce:ListSteps"),
            Create(NewClusters, "elasticmapreduce:RunJobFlow"),
            Create(PassedRoles, "iam:PassRole"),
            Update(Clusters,
                "elasticmapreduce:AddTags", "elasticmapreduce:ModifyCluster", "elasticmapreduce:ModifyInstanceGroups",
                "elasticmapreduce:PutAutoTerminationPolicy",
                "elasticmapreduce:RemoveAutoTerminationPolicy", "elasticmapreduce:RemoveTags",
                "elasticmapreduce:SetTerminationProtection"),
            Delete(Clusters, "elasticmapreduce:TerminateJobFlows")),

        // EMR cannot delete a group; the provider sets its size to 0.
        Type("aws:emr/instanceGroup:InstanceGroup",
            Read(Clusters, "elasticmapreduce:ListInstanceGroups"),
            Create(Clusters, "elasticmapreduce:AddInstanceGroups"),
            Update(Clusters, "elasticmapreduce:ModifyInstanceGroups")),

        Type("aws:emr/managedScalingPolicy:ManagedScalingPolicy",
            Read(Clusters, "elasticmapreduce:GetManagedScalingPolicy"),
            Create(Clusters, "elasticmapreduce:PutManagedScalingPolicy"),
            Delete(Clusters, "elasticmapreduce:RemoveManagedScalingPolicy")),

        // Security configurations have no ARN, so a statement cannot name them.
        Type("aws:emr/securityConfiguration:SecurityConfiguration",
            Read(Everywhere, "elasticmapreduce:DescribeSecurityConfiguration"),
            Create(Everywhere, "elasticmapreduce:CreateSecurityConfiguration"),
            // EMR stores the certificate authority of the cluster's nodes with the permissions of the caller.
            // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
            Create(NewSecrets, "secretsmanager:CreateSecret", "secretsmanager:TagResource"),
            Delete(Everywhere, "elasticmapreduce:DeleteSecurityConfiguration")),
    ];
}
