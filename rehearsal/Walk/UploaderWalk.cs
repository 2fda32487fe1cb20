using System.Net;
using System.Security.Cryptography;
using Infra.Commands;
using Infra.Naming;
using Infra.Settings;
using Policies.Access;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Steps;
using Review.Stacks;

namespace Rehearsal.Walk;

/// <summary>
/// Runs the upload commands of the stack's outputs with the AWS CLI; checks what must work and what must be denied.
/// </summary>
internal sealed class UploaderWalk
{
    /// <summary>The AWS CLI uploads files above 8 MiB in parts.</summary>
    private const int InParts = 9 * 1024 * 1024;

    private static readonly IPAddress Elsewhere = IPAddress.Parse("192.0.2.1");

    private readonly StepList steps;
    private readonly EnforcingGateway gateway;
    private readonly EmulatedCloud cloud;
    private readonly StackConfiguration configuration;
    private readonly StackSettings settings;
    private readonly AccessSettings access;
    private readonly Deployment deployment;
    private readonly Terminal terminal;
    private readonly CancellationToken cancellation;
    private readonly string storeProfile;
    private readonly string uploadCommand;
    private readonly string? plain;
    private readonly string enter;
    private readonly string upload;
    private readonly string accessKey;
    private readonly string bucket;
    private readonly string keyArn;
    private readonly bool hasRole;
    private readonly KeyRotation rotation;
    private readonly bool needsMfaSession;

    public UploaderWalk(
        StepList steps,
        WorkDirectory workDirectory,
        EnforcingGateway gateway,
        EmulatedCloud cloud,
        StackConfiguration configuration,
        StackSettings settings,
        AccessSettings access,
        Deployment deployment,
        CancellationToken cancellation)
    {
        (this.steps, this.gateway, this.cloud, this.cancellation) = (steps, gateway, cloud, cancellation);
        (this.configuration, this.settings, this.access, this.deployment) = (configuration, settings, access, deployment);
        (storeProfile, uploadCommand) = (deployment.Output("awsProfileCommand")!, deployment.Output("uploadCommand")!);
        (enter, plain) = (deployment.Output("assumeRoleCommand")!, deployment.Output("assumeRoleCommandPlain"));
        (accessKey, bucket) = (deployment.Output("accessKeyId")!, deployment.Output("bucketName")!);
        upload = ShellCommands.Upload(bucket, Region, profile: null);
        keyArn = deployment.Of("aws:kms/key:Key").First().Created.Text("arn");
        hasRole = deployment.Output("roleArn") is not null;
        needsMfaSession = access.PermissionConditions.AsksForMfa;
        rotation = new(cloud, deployment, accessKey, UseAsync, cancellation);
        terminal = new(workDirectory, "terminal", Settings(
            workDirectory, gateway, deployment.Output("secretAccessKey")!));
        gateway.Simulated.SourceAddress = Home;
    }

    /// <summary>The variables that make a terminal use the gateway instead of AWS.</summary>
    /// <param name="secret">The secret access key of the user.</param>
    public static IReadOnlyList<(string Name, string Value)> Settings(
        WorkDirectory workDirectory, EnforcingGateway gateway, string secret)
    {
        var bundle = workDirectory.At("authority.pem");
        File.WriteAllText(bundle, gateway.Authority);
        return
        [
            ("AWS_ENDPOINT_URL", gateway.Https.ToString().TrimEnd('/')),
            ("AWS_CA_BUNDLE", bundle),
            ("UPLOADER_SECRET", secret),
            ("MFA_CODE", "123456"), // used if the settings require MFA
        ];
    }

    /// <summary>The source address of requests: one from the settings, if they contain any.</summary>
    private IPAddress Home => HomeOf(access);

    /// <summary>An address that the settings of an uploader allow.</summary>
    public static IPAddress HomeOf(AccessSettings access) =>
        access.Trust.SourceCidrs.FirstOrDefault(block => block.IsIPv4) is { } block
            ? IPAddress.Parse(block.ToString().Split('/')[0])
            : IPAddress.Loopback;

    /// <summary>The duration of a session.</summary>
    private TimeSpan Session => hasRole
        ? access.MaxSession
        : GetSessionToken.LastsFor(access.PermissionConditions.MfaMaxAge);

    /// <summary>Whether the user's key alone has no access to the state, so that a session is needed.</summary>
    private bool NeedsSession => hasRole || needsMfaSession;

    private string Region => settings.Region.Value;

    private string OwnKey => $"AWS_ACCESS_KEY_ID={accessKey} AWS_SECRET_ACCESS_KEY=\"$UPLOADER_SECRET\"";

    public async Task RunAsync()
    {
        await BeginAsync();
        await UploadAsync();
        await MeetLimitsAsync();
        await MeetOthersAsync();
        if (access.Users[0].Keys.Current.IsActive)
        {
            await rotation.RunAsync();
        }

        if (hasRole)
        {
            await ReplaceTheUserAsync();
        }
    }

    // The user's own key has access only in direct mode without MFA; else a key is good for a session.
    private Task<Outcome> UseAsync(string title, string id, string secret, bool works) => EnterAsync(
        title,
        $"{enter.Replace(accessKey, id, StringComparison.Ordinal)}{(NeedsSession ? ""
            : $" &&\naws s3 ls s3://{bucket}/checkpoints/ --region {Region}")}",
        works ? new Expectation.Works("accepted")
            : new Expectation.Refused(NeedsSession ? "InvalidClientTokenId" : "InvalidAccessKeyId"),
        ("UPLOADER_SECRET", secret));

    private async Task BeginAsync()
    {
        await WriteAsync("checkpoint", 2_000);
        if (NeedsSession)
        {
            await StepAsync(
                "the user's own key is not allowed to list the bucket",
                $"{OwnKey} aws s3 ls s3://{bucket}/checkpoints/ --region {Region}",
                new Expectation.Denied("s3:ListBucket"));
            await StepAsync(
                "the user's own key is not allowed to write to the bucket", $"{OwnKey} {upload}",
                new Expectation.Denied("s3:PutObject"));
        }

        await StepAsync("the user's key and profile are stored", storeProfile, new Expectation.Works("the AWS CLI has them"));
        if (needsMfaSession)
        {
            await TakeSessionAsync("in a script, the user gets a session with an MFA code");
            await StepAsync(
                "the stack's upload command works with the session", uploadCommand, new Expectation.Works("uploaded"));
            return;
        }

        await StepAsync(
            hasRole ? "with the profile, the AWS CLI assumes the role" : "with the profile, the AWS CLI uses the user's key",
            // The AWS CLI prompts for the MFA code; without a terminal it reads the code from standard input.
            access.Trust.Caller.AsksForMfa ? $"printf '%s\\n' \"$MFA_CODE\" | {uploadCommand}" : uploadCommand,
            new Expectation.Works("uploaded"));
        if (hasRole)
        {
            await TakeSessionAsync("in a script, the user assumes the role");
        }
        else
        {
            await EnterAsync(
                "in a script, the user uses its own key, because infra:access.mode is direct",
                enter,
                new Expectation.Works("the terminal holds the user's credentials"));
        }
    }

    private async Task TakeSessionAsync(string title)
    {
        await StepAsync(
            "the plain command prints a session",
            $"{plain} | grep -o '\"SessionToken\"'",
            new Expectation.Works("a session's key, secret and token"));
        await EnterAsync(title, enter, new Expectation.Works("the terminal holds the session's credentials"));
    }

    // An MFA code can be valid for only a minute, and the steps take longer.
    private async Task RenewAsync()
    {
        if (access.PermissionConditions.MfaMaxAge is { } age)
        {
            await EnterAsync(
                $"an MFA code is valid for {age.TotalSeconds} s, so the user gets a new session",
                enter,
                new Expectation.Works("the terminal holds the session's credentials"));
        }
    }

    private async Task UploadAsync()
    {
        await StepAsync("a checkpoint is uploaded", upload, new Expectation.Works("uploaded"));
        await WriteAsync("checkpoint", InParts);
        await StepAsync("a large checkpoint is uploaded in parts", upload, new Expectation.Works("uploaded"), also: requests =>
            requests.Count(request => request.Method == "PUT") >= 2 ? null : "it was not uploaded in parts");
        await StepAsync(
            "the large checkpoint is read back",
            $"aws s3 cp s3://{bucket}/checkpoints/checkpoint ./read-back --region {Region} && cmp ./checkpoint ./read-back",
            new Expectation.Works("the same bytes"));
        await WriteAsync("checkpoint", 2_000);
        await RenewAsync();
        await StepAsync(
            "the checkpoint is encrypted with the stack's key",
            $"aws s3api head-object --bucket {bucket} --key checkpoints/checkpoint --query SSEKMSKeyId --output text --region "
                + $"{Region} | grep -Fx {keyArn}",
            new Expectation.Works(keyArn));
    }

    private async Task MeetLimitsAsync()
    {
        await StepAsync(
            "the prefix `checkpoints/` is listed",
            $"aws s3 ls s3://{bucket}/checkpoints/ --region {Region}",
            new Expectation.Works("listed"));
        await StepAsync(
            "the prefix `checkpoints`, without a slash, is not listed",
            $"aws s3 ls s3://{bucket}/checkpoints --region {Region}",
            new Expectation.Denied("s3:ListBucket"));
        await StepAsync(
            "the whole bucket is not listed", $"aws s3 ls s3://{bucket} --region {Region}",
            new Expectation.Denied("s3:ListBucket"));
        await StepAsync(
            "nothing is written outside the two prefixes",
            $"aws s3 cp ./checkpoint s3://{bucket}/elsewhere/checkpoint --region {Region}",
            new Expectation.Denied("s3:PutObject"));
        await StepAsync(
            "nothing is written with another encryption",
            $"aws s3 cp ./checkpoint s3://{bucket}/checkpoints/other --sse AES256 --region {Region}",
            new Expectation.Denied("s3:PutObject", "NoOtherEncryption"));
        await StepAsync(
            "a savepoint is uploaded",
            $"aws s3 cp ./checkpoint s3://{bucket}/savepoints/savepoint --region {Region}",
            new Expectation.Works("uploaded"));
        await StepAsync(
            access.MayDelete(StatePrefix.Savepoints) ? "the savepoint is deleted, because the settings let the user"
                : "the savepoint is not deleted",
            $"aws s3 rm s3://{bucket}/savepoints/savepoint --region {Region}",
            access.MayDelete(StatePrefix.Savepoints)
                ? new Expectation.Works("deleted") : new Expectation.Denied("s3:DeleteObject"));
        await StepAsync(
            "plain HTTP is refused",
            $"AWS_ENDPOINT_URL={gateway.Http.ToString().TrimEnd('/')} {upload}",
            new Expectation.Denied("s3:PutObject", "NothingWithoutTls"));
    }

    private async Task MeetOthersAsync()
    {
        if (hasRole)
        {
            await MeetTheTrustPolicyAsync();
        }
        else
        {
            await steps.SkipAsync(
                Part.Walk, "another user is refused", "infra:access.mode is direct, so there is no role to assume");
        }

        await RenewAsync();
        if (access.PermissionConditions.SourceCidrs.Count > 0)
        {
            gateway.Simulated.SourceAddress = Elsewhere;
            await StepAsync(
                $"the {(NeedsSession ? "session" : "user's key")} is refused from {Elsewhere}", upload,
                new Expectation.Denied("s3:PutObject"));
            gateway.Simulated.SourceAddress = Home;
        }

        if (access.PermissionConditions.MfaMaxAge is { } age && age < Session)
        {
            gateway.Simulated.ClockOffset = age;
            await StepAsync(
                $"after {age.TotalSeconds} s the MFA code is no longer valid", upload, new Expectation.Denied("s3:PutObject"));
        }

        if (NeedsSession)
        {
            gateway.Simulated.ClockOffset = Session + TimeSpan.FromMinutes(1);
            await StepAsync($"after {Shown(Session)} the session has expired", upload, new Expectation.Refused("ExpiredToken"));
        }

        gateway.Simulated.ClockOffset = TimeSpan.Zero;
    }

    private async Task MeetTheTrustPolicyAsync()
    {
        var (stranger, secret) = await AddStrangerAsync();
        await EnterAsync(
            "another user is refused by the trust policy",
            enter.Replace(accessKey, stranger, StringComparison.Ordinal),
            new Expectation.Denied("sts:AssumeRole"),
            ("UPLOADER_SECRET", secret));
        if (access.Trust.SourceCidrs.Count > 0)
        {
            gateway.Simulated.SourceAddress = Elsewhere;
            await EnterAsync($"the user is refused from {Elsewhere}", enter, new Expectation.Denied("sts:AssumeRole"));
            gateway.Simulated.SourceAddress = Home;
        }
    }

    /// <summary>
    /// A user that is deleted and created again has another unique id, which the trust policy does not name until an update
    /// writes it again.
    /// </summary>
    private async Task ReplaceTheUserAsync()
    {
        var (old, secret) = (deployment.Of("aws:iam/user:User").First(
            user => user.Desired.Name == UploaderNames.User(AccessSettings.DefaultUser)), "");
        var (@new, key, earlier) = (old, "", "");
        await steps.TakeAsync(Part.Walk, "the user is deleted, and created again with the same name", null, async () =>
        {
            var name = old.Desired.Text("name");
            // The rotation replaced the key of the deployment.
            var keys = await cloud.IamAsync("ListAccessKeys", cancellation, ("UserName", name));
            foreach (var id in keys.Members("AccessKeyMetadata").Select(member => member.Text("AccessKeyId")!))
            {
                earlier = id;
                await cloud.IamAsync("DeleteAccessKey", cancellation, ("UserName", name), ("AccessKeyId", id));
            }

            await cloud.IamAsync("DeleteUser", cancellation, ("UserName", name));
            @new = old with { Created = await old.Handler.Create(cloud, old.Desired, cancellation) };
            var made = await cloud.IamAsync("CreateAccessKey", cancellation, ("UserName", name));
            (key, secret) = (made.Text("AccessKeyId")!, made.Text("SecretAccessKey")!);
            return Outcome.Good($"unique id {old.Created.Text("uniqueId")} before, {@new.Created.Text("uniqueId")} now");
        });
        await EnterAsync(
            "the new user is refused: the trust policy holds the id of the earlier one",
            enter.Replace(accessKey, key, StringComparison.Ordinal), new Expectation.Denied("sts:AssumeRole"),
            ("UPLOADER_SECRET", secret));
        await steps.TakeAsync(Part.Walk, "an update changes the role in place", null, async () =>
        {
            var changed = await deployment.ChangedByAsync(@new, configuration, settings, cloud, cancellation);
            foreach (var role in changed.Where(resource => resource.Type == "aws:iam/role:Role"))
            {
                await cloud.IamAsync(
                    "UpdateAssumeRolePolicy", cancellation, ("RoleName", role.Text("name")),
                    ("PolicyDocument", role.Text("assumeRolePolicy")));
            }

            return changed is [{ Type: "aws:iam/role:Role" } only]
                ? Outcome.Good($"{only.Name}: its trust policy holds {@new.Created.Text("uniqueId")} in a Sid")
                : Outcome.Bad(
                    "it should change the trust policy of one role and nothing else",
                    [.. changed.Select(resource => resource.Name)]);
        });
        await EnterAsync(
            "the new user's key assumes the role", enter.Replace(accessKey, key, StringComparison.Ordinal),
            new Expectation.Works("the terminal holds the session's credentials"), ("UPLOADER_SECRET", secret));
        await EnterAsync(
            "the earlier key is refused", enter.Replace(accessKey, earlier, StringComparison.Ordinal),
            new Expectation.Refused("InvalidClientTokenId"));
    }

    private Task<Outcome> StepAsync(
        string title, string command, Expectation expectation, Func<IReadOnlyList<HandledRequest>, string?>? also = null) =>
        TakeAsync(title, command, () => terminal.RunAsync(command, cancellation), expectation, also);

    private Task<Outcome> EnterAsync(
        string title, string command, Expectation expectation, params IEnumerable<(string Name, string Value)> with) =>
        TakeAsync(
            title,
            command,
            () => terminal.EnterAsync(command, NeedsSession ? "AWS_SESSION_TOKEN" : "AWS_SECRET_ACCESS_KEY", cancellation, with),
            expectation,
            null);

    private Task<Outcome> TakeAsync(
        string title, string command, Func<Task<ProgramResult>> run, Expectation expectation,
        Func<IReadOnlyList<HandledRequest>, string?>? also) =>
        steps.TakeAsync(Part.Walk, title, command, async () =>
        {
            var before = gateway.HandledRequests.Count;
            var finished = await run();
            var requests = gateway.HandledRequests.Skip(before).ToArray();
            var outcome = expectation.Hold(finished, requests);
            return outcome.State == StepState.AsExpected && also?.Invoke(requests) is { } objection ? Outcome.Bad(objection)
                : outcome;
        });

    /// <summary>Adds a user whose own policy allows it to assume every role.</summary>
    private async Task<(string AccessKey, string Secret)> AddStrangerAsync()
    {
        const string Name = "rehearsal-stranger";
        const string Everything =
            """{"Version":"2012-10-17","Statement":{"Sid":"MayAssumeAnyRole","Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}""";
        await cloud.IamAsync("CreateUser", cancellation, ("UserName", Name));
        await cloud.IamAsync(
            "PutUserPolicy", cancellation, ("UserName", Name), ("PolicyName", "assume-any-role"), ("PolicyDocument", Everything));
        var key = await cloud.IamAsync("CreateAccessKey", cancellation, ("UserName", Name));
        return (key.Text("AccessKeyId")!, key.Text("SecretAccessKey")!);
    }

    private static string Shown(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{time.TotalHours:0.##} h" : $"{time.TotalMinutes:0.##} min";

    private Task WriteAsync(string file, int bytes) =>
        File.WriteAllBytesAsync(Path.Combine(terminal.Folder, file), RandomNumberGenerator.GetBytes(bytes), cancellation);
}
