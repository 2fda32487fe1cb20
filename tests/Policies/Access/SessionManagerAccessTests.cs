using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class SessionManagerAccessTests
{
    private static readonly Asker Bastion = Asker.With(SessionManagerAccess.Document());

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow CarrySessions
          ssm:UpdateInstanceInformation ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel
            ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel
          on *
        """,
        Read(SessionManagerAccess.Document()));

    [Theory]
    [InlineData("ssm:UpdateInstanceInformation")]
    [InlineData("ssmmessages:CreateControlChannel")]
    [InlineData("ssmmessages:CreateDataChannel")]
    [InlineData("ssmmessages:OpenControlChannel")]
    [InlineData("ssmmessages:OpenDataChannel")]
    public void The_bastion_carries_sessions(string action) => Bastion.May(action, "*");

    [Theory]
    [InlineData("ssm:GetParameter")] // AmazonSSMManagedInstanceCore allows these
    [InlineData("ssm:GetDocument")]
    [InlineData("ssm:SendCommand")]
    [InlineData("ssm:StartSession")]
    [InlineData("s3:GetObject")]
    public void It_does_nothing_else(string action) => Bastion.MayNot(action, "*");
}
