using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class FlowLogDeliveryTests
{
    private const string Group = "arn:aws:logs:us-east-1:123456789012:log-group:/infra/dev/flow";

    private static readonly IdentityPolicy Document = FlowLogDelivery.Document(Arn.Of(Group));

    private static readonly Asker Holder = Asker.With(Document);

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow WriteTheFlowLog
          logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents
          on arn:aws:logs:us-east-1:123456789012:log-group:/infra/dev/flow:*
        Allow FindTheLogGroup
          logs:DescribeLogGroups
          on *
        """,
        Read(Document));

    [Theory]
    [InlineData("logs:CreateLogStream")]
    [InlineData("logs:PutLogEvents")]
    [InlineData("logs:DescribeLogStreams")]
    public void It_writes_into_its_one_log_group(string action)
    {
        Holder.May(action, $"{Group}:log-stream:eni-1");
        Holder.MayNot(action, $"{Group}-2:log-stream:eni-1",
            "arn:aws:logs:us-east-1:123456789012:log-group:/payroll:log-stream:a");
    }

    [Fact]
    public void It_finds_log_groups() => Holder.May("logs:DescribeLogGroups", "*");

    [Theory]
    [InlineData("logs:CreateLogGroup")]
    [InlineData("logs:DeleteLogGroup")]
    [InlineData("logs:GetLogEvents")]
    [InlineData("logs:PutRetentionPolicy")]
    public void It_does_nothing_else(string action) => Holder.MayNot(action, Group, $"{Group}:log-stream:eni-1");
}
