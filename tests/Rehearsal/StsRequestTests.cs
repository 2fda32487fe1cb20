using IamEngine.Requests;
using Rehearsal.Gateway;
using static Tests.Rehearsal.GatewayRequests;

namespace Tests.Rehearsal;

public sealed class StsRequestTests
{
    private const string Role = "arn:aws:iam::123456789012:role/upload";

    [Fact]
    public void Assuming_a_role_asks_for_that_on_the_role()
    {
        var asked = Assert.Single(Asks(("Action", "AssumeRole"), ("RoleArn", Role), ("RoleSessionName", "me"), ("ExternalId", "word")));

        Assert.Equal(("sts:AssumeRole", Role), (asked.Action, asked.Resource));
        Assert.Equal("me", asked.Keys.Find("sts:RoleSessionName")?.ToString());
        Assert.Equal("word", asked.Keys.Find("sts:ExternalId")?.ToString());
        Assert.Null(asked.Keys.Find("aws:MultiFactorAuthPresent"));
    }

    [Fact]
    public void With_a_second_factor_the_request_says_so()
    {
        var asked = Assert.Single(Asks(("Action", "AssumeRole"), ("RoleArn", Role), ("RoleSessionName", "me"), ("SerialNumber", "arn"), ("TokenCode", "123456")));

        Assert.Equal("true", asked.Keys.Find("aws:MultiFactorAuthPresent")?.ToString());
    }

    [Fact]
    public void Tags_for_the_session_are_asked_for_too()
    {
        var asks = Asks(
            ("Action", "AssumeRole"), ("RoleArn", Role), ("RoleSessionName", "me"),
            ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"), ("Tags.member.2.Key", "job"), ("Tags.member.2.Value", "b"));

        Assert.Equal(["sts:AssumeRole", "sts:TagSession"], asks.Select(asked => asked.Action));
        Assert.Equal("a", asks[1].Keys.Find("aws:RequestTag/team")?.ToString());
        Assert.Equal(ContextValue.Many("team", "job"), asks[1].Keys.Find("aws:TagKeys"));
    }

    [Theory]
    [InlineData("GetSessionToken")]
    [InlineData("AssumeRoleWithWebIdentity")]
    [InlineData("")]
    public void Another_action_is_not_judged(string action) =>
        Assert.IsType<RequestReading.Unknown>(new StsRequest(Form(("Action", action), ("RoleArn", Role))).Read());

    private static IReadOnlyList<Asked> Asks(params (string Name, string Value)[] form) =>
        Assert.IsType<RequestReading.Read>(new StsRequest(Form(form)).Read()).Asks;
}
