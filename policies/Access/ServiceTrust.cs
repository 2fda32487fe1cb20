using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// Trust policies for AWS services. For a service that works for many accounts, the policy must name the source account, so that
/// another account cannot make the service use this role.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
/// </summary>
public static class ServiceTrust
{
    /// <summary>EC2 uses a role only for instances of the same account, and its requests contain no source keys.</summary>
    public static TrustPolicy Instances(Region region) => TrustPolicy.Of(
        Allow("InstancesMayAssumeTheRole", Sts.AssumeRole)
            .To(new Principal.Service(region.Partition == "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com")));

    /// <summary>https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html</summary>
    public static TrustPolicy FlowLogs(Region region, AccountId account) => TrustPolicy.Of(
        Allow("FlowLogsMayAssumeTheRole", Sts.AssumeRole)
            .To(new Principal.Service("vpc-flow-logs.amazonaws.com"))
            .When(
                Aws.SourceAccount.Is(account.Value),
                Aws.SourceArn.IsLike($"arn:{region.Partition}:ec2:{region}:{account}:vpc-flow-log/*")));

    /// <summary>https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html</summary>
    public static TrustPolicy Emr(Region region, AccountId account) => TrustPolicy.Of(
        Allow("EmrMayAssumeTheRole", Sts.AssumeRole)
            .To(new Principal.Service(
                region.Partition == "aws-cn" ? "elasticmapreduce.amazonaws.com.cn" : "elasticmapreduce.amazonaws.com"))
            .When(
                Aws.SourceAccount.Is(account.Value),
                Aws.SourceArn.IsLike($"arn:{region.Partition}:elasticmapreduce:{region}:{account}:*")));
}
