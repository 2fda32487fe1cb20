using IamEngine.Model;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Infra.Components;

/// <summary>The flow log of the VPC, in a log group.</summary>
public sealed class VpcFlowLog : ComponentResource
{
    public VpcFlowLog(string name, StackContext stack, Output<string> vpcId, int days, ComponentResourceOptions? options = null)
        : base("infra:components:VpcFlowLog", name, options)
    {
        var child = StackContext.Child(this);
        var group = new LogGroup($"{name}-group", new()
        {
            Name = stack.Names.LogGroup("flow-log"),
            RetentionInDays = days,
            Tags = stack.Tags("flow-log"),
        }, child);
        var role = new Role($"{name}-role", new()
        {
            Name = stack.Names.Role("flow-log"),
            Description = "Writes the VPC's flow log",
            AssumeRolePolicy = stack.Account.Apply(
                account => PolicyText.For(Attachment.TrustPolicy, ServiceTrust.FlowLogs(stack.Region, account))),
            PermissionsBoundary = stack.PermissionsBoundaryInput,
            Tags = stack.Tags("flow-log"),
        }, child);
        var policy = new Policy($"{name}-delivery", new()
        {
            Name = stack.Names.Policy("flow-log-delivery"),
            Description = "Writes to the flow log's group",
            PolicyDocument = group.Arn.Apply(
                arn => PolicyText.For(Attachment.ManagedPolicy, FlowLogDelivery.Document(Arn.Of(arn)))),
            Tags = stack.Tags("flow-log"),
        }, child);
        var attachment = new RolePolicyAttachment(
            $"{name}-delivery-attachment", new() { Role = role.Name, PolicyArn = policy.Arn }, child);
        _ = new FlowLog($"{name}-log", new()
        {
            VpcId = vpcId,
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogDestination = group.Arn,
            IamRoleArn = role.Arn,
            Tags = stack.Tags("flow-log"),
        }, new() { Parent = this, DependsOn = attachment });

        RegisterOutputs();
    }
}
