using System.Xml.Linq;
using Rehearsal.Cloud;

namespace Tests.Rehearsal.Gateway;

/// <summary>Sessions from <c>sts:GetSessionToken</c>: they belong to the user, with or without MFA.</summary>
[Collection(EmulatedAws.Shared)]
public sealed class SessionOfUserTests(EmulatedAws aws)
{
    private const string Call = "Action=GetSessionToken&Version=2011-06-15";

    private const string WithCode = $"{Call}&SerialNumber=arn%3Aaws%3Aiam%3A%3A123456789012%3Amfa%2Fme&TokenCode=123456";

    private const string Object = $"/{EmulatedAws.Bucket}/checkpoints/a";

    private const string NeedsMfa =
        """{"Bool":{"aws:MultiFactorAuthPresent":"true"},"NumericLessThan":{"aws:MultiFactorAuthAge":"600"}}""";

    [Needs("moto_server")]
    public async Task A_session_with_a_code_meets_an_MFA_condition_and_neither_the_key_nor_a_session_without_one_does()
    {
        var key = await AddUserAsync("with-mfa", NeedsMfa);
        var session = await aws.SessionAsync(key, WithCode);
        var plain = await aws.SessionAsync(key, Call);

        Assert.Equal((200, ""), await aws.SendAsync($"PUT {Object}", session.AccessKey, session.Token, body: "hello"));
        Assert.Equal(403, (await aws.SendAsync($"PUT {Object}", key, body: "hello")).Status);
        Assert.Equal(403, (await aws.SendAsync($"PUT {Object}", plain.AccessKey, plain.Token, body: "hello")).Status);
        Assert.Equal("arn:aws:iam::123456789012:user/with-mfa", aws.Gateway.HandledRequests.Last().Caller);
    }

    [Needs("moto_server")]
    public async Task The_MFA_key_of_a_session_is_false_without_a_code_and_absent_from_a_plain_key()
    {
        var key = await AddUserAsync("without-mfa", """{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""");
        var plain = await aws.SessionAsync(key, Call);

        Assert.Equal(200, (await aws.SendAsync($"PUT {Object}", plain.AccessKey, plain.Token, body: "hello")).Status);
        Assert.Equal(403, (await aws.SendAsync($"PUT {Object}", key, body: "hello")).Status);
    }

    [Needs("moto_server")]
    public async Task The_second_factor_of_a_session_grows_older()
    {
        var key = await AddUserAsync("older-mfa", NeedsMfa);
        var session = await aws.SessionAsync(key, WithCode);

        Assert.Equal(200, await StatusAfterAsync(TimeSpan.FromSeconds(500), session));
        Assert.Equal(403, await StatusAfterAsync(TimeSpan.FromSeconds(600), session));
    }

    [Needs("moto_server")]
    public async Task A_session_lasts_as_long_as_the_call_says()
    {
        var session = await aws.SessionAsync(await AddUserAsync("short-mfa", "{}"), $"{WithCode}&DurationSeconds=900");

        Assert.Equal(200, await StatusAfterAsync(TimeSpan.FromMinutes(14), session));
        Assert.Equal(400, await StatusAfterAsync(TimeSpan.FromMinutes(16), session)); // ExpiredToken
    }

    [Needs("moto_server")]
    public async Task A_statement_that_denies_GetSessionToken_has_no_effect()
    {
        var key = await AddUserAsync("denied", "{}");
        await aws.Cloud.IamAsync("PutUserPolicy", default, ("UserName", "denied"), ("PolicyName", "deny"), ("PolicyDocument",
            """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}"""));
        var session = await aws.SessionAsync(key, WithCode);

        Assert.Equal(403, (await aws.SendAsync($"PUT {Object}", session.AccessKey, session.Token, body: "hello")).Status);
    }

    [Needs("moto_server")]
    public async Task A_session_gets_no_session_of_the_user()
    {
        var session = await aws.SessionAsync(await AddUserAsync("twice", "{}"), WithCode);

        var (status, body) = await aws.SendAsync("POST /", session.AccessKey, session.Token, WithCode, "sts");

        Assert.Equal((403, "Cannot call GetSessionToken with session credentials"), (status, Message(body)));
    }

    [Needs("moto_server")]
    public async Task A_code_with_AssumeRole_counts_also_in_a_session_without_one()
    {
        const string Trust = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/uploader"},
            "Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}
            """;
        await aws.Cloud.IamAsync("CreateRole", default, ("RoleName", "mfa"), ("AssumeRolePolicyDocument", Trust));
        var call = "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fmfa&RoleSessionName=me";
        var plain = await aws.SessionAsync(aws.AccessKey, Call);
        var session = await aws.SessionAsync(aws.AccessKey, WithCode);

        Assert.Equal(403, (await aws.SendAsync("POST /", plain.AccessKey, plain.Token, call, "sts")).Status);
        Assert.Equal(
            200, (await aws.SendAsync(
                "POST /", plain.AccessKey, plain.Token, $"{call}&SerialNumber=arn&TokenCode=123456", "sts")).Status);
        Assert.Equal(200, (await aws.SendAsync("POST /", session.AccessKey, session.Token, call, "sts")).Status);
    }

    [Needs("moto_server")]
    public async Task A_session_that_is_too_short_is_refused()
    {
        var (status, body) = await aws.SendAsync("POST /", aws.AccessKey, null, $"{Call}&DurationSeconds=899", "sts");

        Assert.Equal((400, "The requested DurationSeconds is not from 900 to 129600"), (status, Message(body)));
    }

    private async Task<int> StatusAfterAsync(TimeSpan time, (string AccessKey, string Token) session)
    {
        aws.Gateway.Simulated.ClockOffset = time;
        try
        {
            return (await aws.SendAsync($"PUT {Object}", session.AccessKey, session.Token, body: "hello")).Status;
        }
        finally
        {
            aws.Gateway.Simulated.ClockOffset = TimeSpan.Zero;
        }
    }

    /// <summary>A user that may write to the bucket under a condition.</summary>
    private async Task<string> AddUserAsync(string name, string condition)
    {
        await aws.Cloud.IamAsync("CreateUser", default, ("UserName", name));
        await aws.Cloud.IamAsync("PutUserPolicy", default, ("UserName", name), ("PolicyName", "write"), ("PolicyDocument",
            $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{{{condition}}}}}"""));
        return (await aws.Cloud.IamAsync("CreateAccessKey", default, ("UserName", name))).Text("AccessKeyId")!;
    }

    private static string Message(string body) =>
        XElement.Parse(body).Descendants().Single(element => element.Name.LocalName == "Message").Value;
}
