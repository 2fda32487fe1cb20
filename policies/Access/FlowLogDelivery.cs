using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// Permissions to write the VPC's flow log to its log group. The stack creates the group, so logs:CreateLogGroup is not needed.
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
/// </summary>
public static class FlowLogDelivery
{
    public static IdentityPolicy Document(Arn logGroup) => IdentityPolicy.Of(
        Allow("WriteTheFlowLog", Logs.CreateLogStream, Logs.PutLogEvents, Logs.DescribeLogStreams)
            .On(new ResourcePattern($"{logGroup}:*")),

        Allow("FindTheLogGroup", Logs.DescribeLogGroups)
            .On(ResourcePattern.Any));
}
