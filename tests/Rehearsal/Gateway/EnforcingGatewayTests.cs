using Amazon.S3.Model;
using IamEngine.Decide;
using Rehearsal.Gateway;

namespace Tests.Rehearsal.Gateway;

/// <summary>Which requests the gateway forwards, with policies that the emulator stores.</summary>
[Collection(EmulatedAws.Shared)]
public sealed class EnforcingGatewayTests(EmulatedAws aws)
{
    private const string Object = $"/{EmulatedAws.Bucket}/checkpoints/a";

    [Needs("moto_server")]
    public async Task The_role_can_use_what_its_policy_allows()
    {
        var (key, token) = await aws.AssumeAsync();

        Assert.Equal((200, ""), await aws.SendAsync($"PUT {Object}", key, token, body: "hello"));
        Assert.Equal((200, "hello"), await aws.SendAsync($"GET {Object}", key, token));
    }

    [Needs("moto_server")]
    public async Task A_user_without_a_policy_is_denied()
    {
        var (status, body) = await aws.SendAsync($"GET {Object}", aws.AccessKey);

        Assert.Equal(403, status);
        Assert.Contains("<Code>AccessDenied</Code>", body, StringComparison.Ordinal);
        Assert.Contains(
            "User: arn:aws:iam::123456789012:user/uploader is not authorized to perform: s3:GetObject "
                + $"on resource: \"arn:aws:s3:::{EmulatedAws.Bucket}/checkpoints/a\" "
                + "because no identity-based policy allows the s3:GetObject action",
            body,
            StringComparison.Ordinal);
        Assert.Equal(Verdict.ImplicitlyDenied, Last($"{EmulatedAws.Bucket}/checkpoints/a").Decision.Verdict);
    }

    [Needs("moto_server")]
    public async Task Plain_HTTP_is_denied_and_the_statement_is_named()
    {
        var (key, token) = await aws.AssumeAsync();

        var (status, body) = await aws.SendAsync($"GET {Object}-plain", key, token, https: false);

        Assert.Equal(403, status);
        Assert.Contains("with an explicit deny in a resource-based policy", body, StringComparison.Ordinal);
        Assert.Equal(["bucket policy OnlyTls"], Last($"{EmulatedAws.Bucket}/checkpoints/a-plain").Statements);
    }

    [Needs("moto_server")]
    public async Task A_changed_policy_applies_to_the_next_request()
    {
        const string Policy = """
            {"Version":"2012-10-17",
            "Statement":{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::example-open/*"}}
            """;
        await aws.Cloud.S3.PutBucketAsync(new PutBucketRequest { BucketName = "example-open" });
        var (key, token) = await aws.AssumeAsync();
        await AnswersAsync(403, aws.SendAsync("PUT /example-open/a", key, token, body: "hello"));

        await aws.Cloud.IamAsync(
            "PutRolePolicy",
            default,
            ("RoleName", "upload"),
            ("PolicyName", "open"),
            ("PolicyDocument", Policy));
        await AnswersAsync(200, aws.SendAsync("PUT /example-open/a", key, token, body: "hello"));

        await aws.Cloud.IamAsync("DeleteRolePolicy", default, ("RoleName", "upload"), ("PolicyName", "open"));
        await AnswersAsync(403, aws.SendAsync("PUT /example-open/a", key, token, body: "hello"));
    }

    [Needs("moto_server")]
    public async Task A_user_that_is_created_again_is_trusted_only_after_the_trust_policy_is_written_again()
    {
        const string Role = "arn:aws:iam::123456789012:role/trusting";
        const string Call = "Action=AssumeRole&Version=2011-06-15&RoleSessionName=me&RoleArn=" + Role;
        var first = await NewUserAsync();
        await aws.Cloud.IamAsync(
            "CreateRole", default, ("RoleName", "trusting"), ("AssumeRolePolicyDocument", Trust("First")));
        await AnswersAsync(200, aws.SendAsync("POST /", first, service: "sts", body: Call));

        await aws.Cloud.IamAsync("DeleteAccessKey", default, ("UserName", "again"), ("AccessKeyId", first));
        await aws.Cloud.IamAsync("DeleteUser", default, ("UserName", "again"));
        var second = await NewUserAsync();
        await AnswersAsync(403, aws.SendAsync("POST /", second, service: "sts", body: Call));

        await aws.Cloud.IamAsync(
            "UpdateAssumeRolePolicy", default, ("RoleName", "trusting"), ("PolicyDocument", Trust("Second")));
        await AnswersAsync(200, aws.SendAsync("POST /", second, service: "sts", body: Call));
        await AnswersAsync(403, aws.SendAsync("POST /", first, service: "sts", body: Call));

        async Task<string> NewUserAsync()
        {
            await aws.Cloud.IamAsync("CreateUser", default, ("UserName", "again"));
            return (await aws.Cloud.IamAsync("CreateAccessKey", default, ("UserName", "again")))
                .Descendants("AccessKeyId").First().Value;
        }

        static string Trust(string sid) =>
            $$"""
            {"Version": "2012-10-17", "Statement": {"Sid": "{{sid}}", "Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"AWS": "arn:aws:iam::123456789012:user/again"} } }
            """;
    }

    [Needs("moto_server")]
    public async Task An_expired_session_is_refused()
    {
        var (key, token) = await aws.AssumeAsync();
        aws.Gateway.Simulated.ClockOffset = TimeSpan.FromMinutes(61);
        try
        {
            var (status, body) = await aws.SendAsync($"GET {Object}", key, token);

            Assert.Equal(400, status);
            Assert.Contains("<Code>ExpiredToken</Code>", body, StringComparison.Ordinal);
        }
        finally
        {
            aws.Gateway.Simulated.ClockOffset = TimeSpan.Zero;
        }
    }

    [Needs("moto_server")]
    public async Task A_session_key_without_its_token_is_refused()
    {
        var (key, token) = await aws.AssumeAsync();

        Assert.Contains("<Code>InvalidToken</Code>", (await aws.SendAsync($"GET {Object}", key)).Body, StringComparison.Ordinal);
        Assert.Contains(
            "<Code>InvalidToken</Code>", (await aws.SendAsync($"GET {Object}", key, $"{token}x")).Body, StringComparison.Ordinal);
    }

    [Needs("moto_server")]
    public async Task An_unknown_access_key_is_refused()
    {
        Assert.Contains(
            "<Code>InvalidAccessKeyId</Code>",
            (await aws.SendAsync($"GET {Object}", "AKIANOBODY")).Body,
            StringComparison.Ordinal);
        Assert.Contains(
            "<Code>InvalidClientTokenId</Code>",
            (await aws.SendAsync("POST /", "AKIANOBODY", service: "sts", body: "Action=GetCallerIdentity")).Body,
            StringComparison.Ordinal);
    }

    [Needs("moto_server")]
    public async Task Another_user_is_refused_by_the_trust_policy()
    {
        await aws.Cloud.IamAsync("CreateUser", default, ("UserName", "stranger"));
        var made = await aws.Cloud.IamAsync("CreateAccessKey", default, ("UserName", "stranger"));
        var stranger = made.Descendants("AccessKeyId").First().Value;

        var (status, body) = await aws.SendAsync(
            "POST /",
            stranger,
            service: "sts",
            body: $"Action=AssumeRole&RoleArn={Uri.EscapeDataString(EmulatedAws.Role)}&RoleSessionName=me");

        Assert.Equal(403, status);
        Assert.Contains(
            "is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/upload",
            body,
            StringComparison.Ordinal);
    }

    [Needs("moto_server")]
    public async Task An_unsigned_request_is_denied()
    {
        var (status, body) = await aws.SendAsync($"GET {Object}", accessKey: null);

        Assert.Equal(403, status);
        Assert.Contains("<Message>Access Denied</Message>", body, StringComparison.Ordinal);
    }

    [Needs("moto_server")]
    public async Task DeleteObjects_deletes_only_the_allowed_objects()
    {
        var (key, token) = await aws.AssumeAsync();
        await aws.SendAsync($"PUT /{EmulatedAws.Bucket}/checkpoints/gone", key, token, body: "x");
        await aws.Cloud.S3.PutObjectAsync(new() { BucketName = EmulatedAws.Bucket, Key = "savepoints/stays", ContentBody = "x" });

        var (status, body) = await aws.SendAsync(
            $"POST /{EmulatedAws.Bucket}?delete",
            key,
            token,
            body: "<Delete><Object><Key>checkpoints/gone</Key></Object><Object><Key>savepoints/stays</Key></Object></Delete>");

        Assert.Equal(200, status);
        Assert.Contains("<Deleted><Key>checkpoints/gone</Key></Deleted>", body, StringComparison.Ordinal);
        Assert.Contains("<Error><Key>savepoints/stays</Key><Code>AccessDenied</Code>", body, StringComparison.Ordinal);
        var left = await aws.Cloud.S3.ListObjectsV2Async(new() { BucketName = EmulatedAws.Bucket });
        Assert.Contains(left.S3Objects, item => item.Key == "savepoints/stays");
        Assert.DoesNotContain(left.S3Objects, item => item.Key == "checkpoints/gone");
    }

    [NeedsTheory("moto_server")]
    [InlineData("checkpoints/../savepoints/secret")]
    [InlineData("checkpoints/%2e%2e/savepoints/secret")]
    [InlineData("checkpoints/%2e%2e%2fsavepoints/secret")]
    [InlineData("checkpoints//../savepoints/secret")]
    public async Task A_path_with_dot_segments_does_not_reach_another_object(string path)
    {
        var (key, token) = await aws.AssumeAsync();
        await aws.Cloud.S3.PutObjectAsync(
            new() { BucketName = EmulatedAws.Bucket, Key = "savepoints/secret", ContentBody = "secret" });

        var (status, body) = await aws.SendAsync($"GET /{EmulatedAws.Bucket}/{path}", key, token);

        Assert.Equal(501, status);
        Assert.NotEqual("secret", body);
    }

    [Needs("moto_server")]
    public async Task A_request_with_unknown_actions_is_refused()
    {
        var (key, token) = await aws.AssumeAsync();

        await AnswersAsync(501, aws.SendAsync($"PUT {Object}?unknown", key, token, body: "x"));
        await AnswersAsync(501, aws.SendAsync("POST /", key, token, service: "iam", body: "Action=CreateUser&UserName=me"));
    }

    // The message has the body, which has the reason.
    private static async Task AnswersAsync(int status, Task<(int Status, string Body)> answer)
    {
        var (given, body) = await answer;
        Assert.True(given == status, $"{given} for {status}: {body}");
    }

    private ActionDecision Last(string path) =>
        aws.Gateway.HandledRequests.Last(request => request.Path == $"/{path}").Decisions[^1];
}
