using System.Net;
using System.Security.Cryptography;
using Infra.Settings;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Steps;

namespace Rehearsal.Walk;

/// <summary>The uploader's way, with the commands that the stack hands out and the real AWS CLI: what must work, and what must not.</summary>
internal sealed class UploaderWalk
{
    /// <summary>The AWS CLI uploads what is larger than 8 MiB in parts.</summary>
    private const int InParts = 9 * 1024 * 1024;

    private static readonly IPAddress Elsewhere = IPAddress.Parse("192.0.2.1");

    private readonly StepList steps;
    private readonly Workshop workshop;
    private readonly EnforcingGateway gateway;
    private readonly EmulatedCloud cloud;
    private readonly StackSettings settings;
    private readonly Terminal terminal;
    private readonly CancellationToken cancellation;
    private readonly string enter;
    private readonly string upload;
    private readonly string accessKey;
    private readonly string bucket;
    private readonly string keyArn;
    private readonly bool hasRole;

    public UploaderWalk(
        StepList steps,
        Workshop workshop,
        EnforcingGateway gateway,
        EmulatedCloud cloud,
        StackSettings settings,
        Deployment deployment,
        CancellationToken cancellation)
    {
        (this.steps, this.workshop, this.gateway, this.cloud, this.settings, this.cancellation) = (steps, workshop, gateway, cloud, settings, cancellation);
        (enter, upload) = (deployment.Output("assumeRoleCommand")!, deployment.Output("uploadCommand")!);
        (accessKey, bucket) = (deployment.Output("accessKeyId")!, deployment.Output("bucketName")!);
        keyArn = deployment.Of("aws:kms/key:Key").First().Created.Text("arn");
        hasRole = deployment.Output("roleArn") is not null;
        terminal = new(workshop, "terminal", Settings(workshop, gateway, deployment));
        gateway.Situation.Source = Home;
    }

    /// <summary>What a terminal has to be told to reach the gateway instead of AWS.</summary>
    public static IReadOnlyList<(string Name, string Value)> Settings(Workshop workshop, EnforcingGateway gateway, Deployment deployment)
    {
        var bundle = workshop.At("authority.pem");
        File.WriteAllText(bundle, gateway.Authority);
        return
        [
            ("AWS_ENDPOINT_URL", gateway.Https.ToString().TrimEnd('/')),
            ("AWS_CA_BUNDLE", bundle),
            ("UPLOADER_SECRET", deployment.Output("secretAccessKey")!),
            ("MFA_CODE", "123456"), // asked for where the settings require a second factor
        ];
    }

    /// <summary>The address that requests count as coming from: one that the settings let in, where they name any.</summary>
    private IPAddress Home => settings.Access.Trust.SourceCidrs.FirstOrDefault(block => block.IsIPv4) is { } block
        ? IPAddress.Parse(block.ToString().Split('/')[0])
        : IPAddress.Loopback;

    private string Region => settings.Region.Value;

    private string OwnKey => $"AWS_ACCESS_KEY_ID={accessKey} AWS_SECRET_ACCESS_KEY=\"$UPLOADER_SECRET\"";

    public async Task RunAsync()
    {
        if (await AwsCli.WhyNotAsync(workshop, cancellation) is { } why)
        {
            await steps.SkipAsync(Part.Walk, "the uploader's way", why);
            return;
        }

        await BeginAsync();
        await UploadAsync();
        await MeetLimitsAsync();
        await MeetOthersAsync();
    }

    private async Task BeginAsync()
    {
        await WriteAsync("checkpoint", 2_000);
        if (hasRole)
        {
            await StepAsync(
                "the user's own key may not list the bucket",
                $"{OwnKey} aws s3 ls s3://{bucket}/checkpoints/ --region {Region}",
                new Expectation.Denied("s3:ListBucket"));
            await StepAsync("nor write to it", $"{OwnKey} {upload}", new Expectation.Denied("s3:PutObject"));
            await EnterAsync("the user becomes the role", enter, new Expectation.Works("the terminal holds the session's credentials"));
        }
        else
        {
            await EnterAsync(
                "the user takes its own key, as infra:access.mode is direct",
                enter,
                new Expectation.Works("the terminal holds the user's credentials"));
        }
    }

    private async Task UploadAsync()
    {
        await StepAsync("a checkpoint is uploaded", upload, new Expectation.Works("uploaded"));
        await WriteAsync("checkpoint", InParts);
        await StepAsync("a large one is uploaded in parts", upload, new Expectation.Works("uploaded"), also: passages =>
            passages.Count(passage => passage.Method == "PUT") >= 2 ? null : "it was not uploaded in parts");
        await StepAsync(
            "and read back",
            $"aws s3 cp s3://{bucket}/checkpoints/checkpoint ./read-back --region {Region} && cmp ./checkpoint ./read-back",
            new Expectation.Works("the same bytes"));
        await WriteAsync("checkpoint", 2_000);
        await StepAsync(
            "it is encrypted with the stack's key",
            $"aws s3api head-object --bucket {bucket} --key checkpoints/checkpoint --query SSEKMSKeyId --output text --region {Region} | grep -Fx {keyArn}",
            new Expectation.Works(keyArn));
    }

    private async Task MeetLimitsAsync()
    {
        await StepAsync(
            "nothing is written outside the two prefixes",
            $"aws s3 cp ./checkpoint s3://{bucket}/elsewhere/checkpoint --region {Region}",
            new Expectation.Denied("s3:PutObject"));
        await StepAsync(
            "nor with another encryption",
            $"aws s3 cp ./checkpoint s3://{bucket}/checkpoints/other --sse AES256 --region {Region}",
            new Expectation.Denied("s3:PutObject", "NoOtherEncryption"));
        await StepAsync(
            "a savepoint is uploaded",
            $"aws s3 cp ./checkpoint s3://{bucket}/savepoints/savepoint --region {Region}",
            new Expectation.Works("uploaded"));
        await StepAsync(
            settings.Access.MayDeleteSavepoints ? "and deleted, as infra:access.mayDeleteSavepoints is true" : "and may not be deleted",
            $"aws s3 rm s3://{bucket}/savepoints/savepoint --region {Region}",
            settings.Access.MayDeleteSavepoints ? new Expectation.Works("deleted") : new Expectation.Denied("s3:DeleteObject"));
        await StepAsync(
            "plain HTTP is refused",
            $"AWS_ENDPOINT_URL={gateway.Http.ToString().TrimEnd('/')} {upload}",
            new Expectation.Denied("s3:PutObject", "NothingWithoutTls"));
    }

    private async Task MeetOthersAsync()
    {
        if (!hasRole)
        {
            await steps.SkipAsync(
                Part.Walk, "another user is refused, and an expired session", "infra:access.mode is direct, so there is no role to become");
            return;
        }

        var (stranger, secret) = await AddStrangerAsync();
        await EnterAsync(
            "another user is refused by the trust policy",
            enter.Replace(accessKey, stranger, StringComparison.Ordinal),
            new Expectation.Denied("sts:AssumeRole"),
            ("UPLOADER_SECRET", secret));
        if (settings.Access.Trust.SourceCidrs.Count > 0)
        {
            gateway.Situation.Source = Elsewhere;
            await EnterAsync($"so is the user itself, from {Elsewhere}", enter, new Expectation.Denied("sts:AssumeRole"));
            gateway.Situation.Source = Home;
        }

        gateway.Situation.Ahead = settings.Access.MaxSession + TimeSpan.FromMinutes(1);
        await StepAsync(
            $"after {settings.Access.MaxSession.TotalHours} h the session has expired", upload, new Expectation.Refused("ExpiredToken"));
        gateway.Situation.Ahead = TimeSpan.Zero;
    }

    private Task<Outcome> StepAsync(string title, string command, Expectation expectation, Func<IReadOnlyList<Passage>, string?>? also = null) =>
        TakeAsync(title, command, () => terminal.RunAsync(command, cancellation), expectation, also);

    private Task<Outcome> EnterAsync(string title, string command, Expectation expectation, params IEnumerable<(string Name, string Value)> with) =>
        TakeAsync(
            title,
            command,
            () => terminal.EnterAsync(command, hasRole ? "AWS_SESSION_TOKEN" : "AWS_SECRET_ACCESS_KEY", cancellation, with),
            expectation,
            null);

    private Task<Outcome> TakeAsync(string title, string command, Func<Task<Finished>> run, Expectation expectation, Func<IReadOnlyList<Passage>, string?>? also) =>
        steps.TakeAsync(Part.Walk, title, command, async () =>
        {
            var before = gateway.Passages.Count;
            var finished = await run();
            var passages = gateway.Passages.Skip(before).ToArray();
            var outcome = expectation.Hold(finished, passages);
            return outcome.State == StepState.AsExpected && also?.Invoke(passages) is { } objection ? Outcome.Bad(objection) : outcome;
        });

    /// <summary>A user that may assume every role, as far as its own policy goes.</summary>
    private async Task<(string AccessKey, string Secret)> AddStrangerAsync()
    {
        const string Name = "rehearsal-stranger";
        const string Everything = """{"Version":"2012-10-17","Statement":{"Sid":"MayAssumeAnyRole","Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}""";
        await cloud.IamAsync("CreateUser", cancellation, ("UserName", Name));
        await cloud.IamAsync(
            "PutUserPolicy", cancellation, ("UserName", Name), ("PolicyName", "assume-any-role"), ("PolicyDocument", Everything));
        var key = await cloud.IamAsync("CreateAccessKey", cancellation, ("UserName", Name));
        return (key.Text("AccessKeyId")!, key.Text("SecretAccessKey")!);
    }

    private Task WriteAsync(string file, int bytes) =>
        File.WriteAllBytesAsync(Path.Combine(terminal.Folder, file), RandomNumberGenerator.GetBytes(bytes), cancellation);
}
