using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Infra.Settings;

/// <summary>An AWS service that hosts reach through an interface endpoint in the VPC.</summary>
/// <param name="Name">The last part of the endpoint's service name: <c>kinesis-streams</c>.</param>
/// <param name="Actions">The actions of the service.</param>
/// <param name="HasOtherNameInChina">
/// Whether the name begins with <c>cn.com.amazonaws</c> in China. In all other partitions of the settings, GovCloud too, it
/// begins with <c>com.amazonaws</c>.
/// https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts (VPC_ENDPOINT_SERVICE_EXCEPTIONS)
/// </param>
public sealed record EndpointService(string Name, ActionPattern Actions, bool HasOtherNameInChina = false)
{
    /// <summary>The services that EMR nodes need: EMR, for the cluster's data, and STS, for their identity.</summary>
    public static Seq<EndpointService> OfEmr { get; } =
        [new("elasticmapreduce", Emr.Any), new("sts", Sts.Any, HasOtherNameInChina: true)];

    /// <summary>
    /// The services that the agent of Session Manager needs.
    /// https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    /// </summary>
    public static Seq<EndpointService> OfSessionManager { get; } =
        [new("ssm", new("ssm:*")), new("ssmmessages", new("ssmmessages:*"))];

    /// <summary>The services that jobs may need.</summary>
    public static Seq<EndpointService> OfJobs { get; } =
    [
        new("glue", new("glue:*")),
        new("kinesis-streams", new("kinesis:*"), HasOtherNameInChina: true),
        new("kms", Kms.Any),
        new("logs", new("logs:*")),
        new("monitoring", new("cloudwatch:*"), HasOtherNameInChina: true),
        new("secretsmanager", new("secretsmanager:*")),
        new("sqs", new("sqs:*"), HasOtherNameInChina: true),
    ];

    /// <summary><c>com.amazonaws.us-east-1.glue</c>.</summary>
    public string NameIn(Region region) =>
        $"{(HasOtherNameInChina && region.Partition == "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws")}.{region}.{Name}";
}
