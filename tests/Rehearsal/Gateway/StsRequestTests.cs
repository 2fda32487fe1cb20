using IamEngine.Requests;
using Rehearsal.Gateway;
using static Tests.Rehearsal.Gateway.GatewayRequests;

namespace Tests.Rehearsal.Gateway;

public sealed class StsRequestTests
{
    private const string Role = "arn:aws:iam::123456789012:role/upload";

    [Fact]
    public void AssumeRole_needs_one_action_on_the_role()
    {
        var requested = Assert.Single(
            Actions(("Action", "AssumeRole"), ("RoleArn", Role), ("RoleSessionName", "me"), ("ExternalId", "word")));

        Assert.Equal(("sts:AssumeRole", Role), (requested.Action, requested.Resource));
        Assert.Equal("me", requested.Keys.Find("sts:RoleSessionName")?.ToString());
        Assert.Equal("word", requested.Keys.Find("sts:ExternalId")?.ToString());
        Assert.Null(requested.Keys.Find("aws:MultiFactorAuthPresent"));
    }

    [Fact]
    public void An_MFA_code_sets_the_condition_key()
    {
        var requested = Assert.Single(
            Actions(
                ("Action", "AssumeRole"),
                ("RoleArn", Role),
                ("RoleSessionName", "me"),
                ("SerialNumber", "arn"),
                ("TokenCode", "123456")));

        Assert.Equal("true", requested.Keys.Find("aws:MultiFactorAuthPresent")?.ToString());
    }

    [Fact]
    public void Session_tags_need_sts_TagSession()
    {
        var actions = Actions(
            ("Action", "AssumeRole"), ("RoleArn", Role), ("RoleSessionName", "me"),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "a"),
            ("Tags.member.2.Key", "job"),
            ("Tags.member.2.Value", "b"));

        Assert.Equal(["sts:AssumeRole", "sts:TagSession"], actions.Select(requested => requested.Action));
        Assert.Equal("a", actions[1].Keys.Find("aws:RequestTag/team")?.ToString());
        Assert.Equal(ContextValue.Many("team", "job"), actions[1].Keys.Find("aws:TagKeys"));
    }

    [Theory]
    [InlineData(null, 43_200)]
    [InlineData("900", 900)]
    [InlineData("129600", 129_600)]
    [InlineData("899", null)]
    [InlineData("129601", null)]
    [InlineData("long", null)]
    public void A_session_of_the_user_lasts_15_minutes_to_36_hours(string? given, int? seconds)
    {
        var request = new StsRequest(given is null
            ? Form(("Action", "GetSessionToken"))
            : Form(("Action", "GetSessionToken"), ("DurationSeconds", given)));

        Assert.Equal(seconds, (int?)request.Duration?.TotalSeconds);
    }

    [Theory]
    [InlineData("AssumeRoleWithWebIdentity")]
    [InlineData("")]
    public void Another_STS_action_is_unknown(string action) =>
        Assert.IsType<RequiredActions.Unknown>(new StsRequest(Form(("Action", action), ("RoleArn", Role))).ReadActions());

    private static IReadOnlyList<RequestedAction> Actions(params (string Name, string Value)[] form) =>
        Assert.IsType<RequiredActions.Known>(new StsRequest(Form(form)).ReadActions()).Actions;
}
