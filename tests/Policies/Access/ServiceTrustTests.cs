using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class ServiceTrustTests
{
    private static readonly Asker FlowLogs =
        Asker.ToBecome(ServiceTrust.FlowLogs(Example.Region, Example.Id), "vpc-flow-logs.amazonaws.com")
        .When("aws:SourceAccount", Example.Account)
        .When("aws:SourceArn", "arn:aws:ec2:us-east-1:123456789012:vpc-flow-log/fl-1");

    private static readonly Asker Emr =
        Asker.ToBecome(ServiceTrust.Emr(Example.Region, Example.Id), "elasticmapreduce.amazonaws.com")
        .When("aws:SourceAccount", Example.Account)
        .When("aws:SourceArn", "arn:aws:elasticmapreduce:us-east-1:123456789012:cluster/j-1");

    [Fact]
    public void For_instances_it_reads()
    {
        const string text = """
            Allow InstancesMayAssumeTheRole
              to Service SERVICE
              sts:AssumeRole
            """;
        Assert.Equal(text.Replace("SERVICE", "ec2.amazonaws.com", StringComparison.Ordinal),
            Read(ServiceTrust.Instances(Example.Region)));
        Assert.Equal(text.Replace("SERVICE", "ec2.amazonaws.com.cn", StringComparison.Ordinal),
            Read(ServiceTrust.Instances(Example.China)));
    }

    [Fact]
    public void For_flow_logs_it_reads() => Assert.Equal(
        """
        Allow FlowLogsMayAssumeTheRole
          to Service vpc-flow-logs.amazonaws.com
          sts:AssumeRole
          when ArnLike aws:SourceArn {arn:aws-cn:ec2:cn-north-1:123456789012:vpc-flow-log/*}
          when StringEquals aws:SourceAccount {123456789012}
        """,
        Read(ServiceTrust.FlowLogs(Example.China, Example.Id)));

    [Theory]
    [InlineData("us-east-1", "aws", "elasticmapreduce.amazonaws.com")]
    [InlineData("cn-north-1", "aws-cn", "elasticmapreduce.amazonaws.com.cn")]
    public void For_EMR_it_reads(string region, string partition, string service) => Assert.Equal(
        $$"""
        Allow EmrMayAssumeTheRole
          to Service {{service}}
          sts:AssumeRole
          when ArnLike aws:SourceArn {arn:{{partition}}:elasticmapreduce:{{region}}:123456789012:*}
          when StringEquals aws:SourceAccount {123456789012}
        """,
        Read(ServiceTrust.Emr(IamEngine.Model.Region.Of(region), Example.Id)));

    [Fact]
    public void Instances_become_the_role() =>
        Asker.ToBecome(ServiceTrust.Instances(Example.Region), "ec2.amazonaws.com").MayAssume();

    [Fact]
    public void Each_service_becomes_its_role_for_this_account()
    {
        FlowLogs.MayAssume();
        Emr.MayAssume();
    }

    [Fact]
    public void No_service_becomes_a_role_for_another_account()
    {
        foreach (var service in new[] { FlowLogs, Emr })
        {
            service.When("aws:SourceAccount", Example.OtherAccount).MayNotAssume();
            service.Without("aws:SourceAccount").MayNotAssume();
            service.When("aws:SourceArn", $"{service.Context.Find("aws:SourceArn")}".Replace(Example.Account,
                Example.OtherAccount, StringComparison.Ordinal)).MayNotAssume();
            service.Without("aws:SourceArn").MayNotAssume();
        }
    }

    [Fact]
    public void No_service_becomes_a_role_for_another_Region_or_kind_of_resource()
    {
        FlowLogs.When("aws:SourceArn", "arn:aws:ec2:eu-west-1:123456789012:vpc-flow-log/fl-1").MayNotAssume();
        FlowLogs.When("aws:SourceArn", "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1").MayNotAssume();
        Emr.When("aws:SourceArn", "arn:aws:elasticmapreduce:eu-west-1:123456789012:cluster/j-1").MayNotAssume();
    }

    [Theory]
    [InlineData("lambda.amazonaws.com")]
    [InlineData("ec2.amazonaws.com.cn")]
    [InlineData("arn:aws:iam::123456789012:user/uploader")]
    [InlineData("anonymous")]
    public void No_other_principal_can_assume_a_role(string caller)
    {
        var other = IamEngine.Requests.Caller.Of(caller);

        Asker.ToBecome(ServiceTrust.Instances(Example.Region), caller).MayNotAssume();
        (FlowLogs with { Caller = other }).MayNotAssume();
        (Emr with { Caller = other }).MayNotAssume();
    }
}
