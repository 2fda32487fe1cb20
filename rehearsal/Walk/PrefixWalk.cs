using System.Security.Cryptography;
using Infra.Settings;
using Policies.Access;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Steps;

namespace Rehearsal.Walk;

/// <summary>
/// Runs the commands of one user of an uploader: it lists, reads, writes and deletes under the uploader's own prefixes as far as
/// the settings say, is refused under those of the others, and cannot assume their roles.
/// </summary>
internal sealed class PrefixWalk
{
    /// <summary>A prefix that no uploader has.</summary>
    private static readonly StatePrefix Elsewhere = StatePrefix.Ask("elsewhere/").OrThrow();

    private readonly StepList steps;
    private readonly EnforcingGateway gateway;
    private readonly EmulatedCloud cloud;
    private readonly StackSettings settings;
    private readonly AccessSettings access;
    private readonly Deployment deployment;
    private readonly Terminal terminal;
    private readonly CancellationToken cancellation;
    private readonly string user;
    private readonly string bucket;

    public PrefixWalk(
        StepList steps,
        WorkDirectory workDirectory,
        EnforcingGateway gateway,
        EmulatedCloud cloud,
        StackSettings settings,
        AccessSettings access,
        string user,
        Deployment deployment,
        CancellationToken cancellation)
    {
        (this.steps, this.gateway, this.cloud, this.settings, this.access, this.user, this.deployment, this.cancellation) =
            (steps, gateway, cloud, settings, access, user, deployment, cancellation);
        bucket = deployment.Output("bucketName")!;
        terminal = new(workDirectory, $"terminal-{user}", UploaderWalk.Settings(
            workDirectory, gateway, deployment.Output($"uploaderSecrets.{user}")!));
    }

    private string Region => settings.Region.Value;

    private string Command(string name) => deployment.Output($"uploaderCommands.{user}.{name}")!;

    public async Task RunAsync()
    {
        gateway.Simulated.SourceAddress = UploaderWalk.HomeOf(access);
        await File.WriteAllBytesAsync(
            Path.Combine(terminal.Folder, "checkpoint"), RandomNumberGenerator.GetBytes(2_000), cancellation);
        await StepAsync(
            "stores its key and profile", Command("awsProfileCommand"), new Expectation.Works("the AWS CLI has them"));
        await TakeAsync(
            "assumes its role", Command("assumeRoleCommand"),
            () => terminal.EnterAsync(Command("assumeRoleCommand"), "AWS_SESSION_TOKEN", cancellation),
            new Expectation.Works("the terminal holds the session's credentials"));
        StatePrefix[] prefixes =
            [.. settings.Uploaders.SelectMany(uploader => uploader.Grants).Select(grant => grant.Prefix).Distinct(), Elsewhere];
        foreach (var prefix in prefixes)
        {
            await MeetAsync(prefix);
        }

        foreach (var other in settings.Uploaders.Where(other => other.Name != access.Name))
        {
            await StepAsync(
                $"is refused the role of {other.Name}",
                $"AWS_ACCESS_KEY_ID={Command("accessKeyId")} AWS_SECRET_ACCESS_KEY=\"$UPLOADER_SECRET\" AWS_SESSION_TOKEN= "
                    + $"aws sts assume-role --role-arn {deployment.Output($"uploaders.{other.Name}.roleArn")} "
                    + $"--role-session-name other --region {Region}",
                new Expectation.Denied("sts:AssumeRole"));
        }
    }

    private async Task MeetAsync(StatePrefix prefix)
    {
        // An administrator's file, so that there is one to read.
        await cloud.S3.PutObjectAsync(
            new() { BucketName = bucket, Key = $"{prefix}file", ContentBody = "state" }, cancellation);
        await StepAsync(
            May(prefix, DataUse.Read) ? $"lists {prefix}" : $"does not list {prefix}",
            $"aws s3 ls s3://{bucket}/{prefix} --region {Region}", As(prefix, DataUse.Read, "s3:ListBucket", "listed"));
        await StepAsync(
            May(prefix, DataUse.Read) ? $"reads in {prefix}" : $"does not read in {prefix}",
            $"aws s3 cp s3://{bucket}/{prefix}file ./read --region {Region}",
            As(prefix, DataUse.Read, "s3:GetObject", "read"));
        await StepAsync(
            May(prefix, DataUse.Write) ? $"writes in {prefix}" : $"does not write in {prefix}",
            $"aws s3 cp ./checkpoint s3://{bucket}/{prefix}checkpoint --region {Region}",
            As(prefix, DataUse.Write, "s3:PutObject", "written"));
        await StepAsync(
            May(prefix, DataUse.Delete) ? $"deletes in {prefix}" : $"does not delete in {prefix}",
            $"aws s3 rm s3://{bucket}/{prefix}file --region {Region}",
            As(prefix, DataUse.Delete, "s3:DeleteObject", "deleted"));
    }

    private bool May(StatePrefix prefix, DataUse use) =>
        access.Grants.Any(grant => grant.Prefix.Contains(prefix) && grant.Use >= use);

    private Expectation As(StatePrefix prefix, DataUse use, string action, string result) =>
        May(prefix, use) ? new Expectation.Works(result) : new Expectation.Denied(action);

    private Task<Outcome> StepAsync(string title, string command, Expectation expectation) =>
        TakeAsync(title, command, () => terminal.RunAsync(command, cancellation), expectation);

    private Task<Outcome> TakeAsync(
        string title, string command, Func<Task<ProgramResult>> run, Expectation expectation) =>
        steps.TakeAsync(Part.Walk, $"{user} {title}", command, async () =>
        {
            var before = gateway.HandledRequests.Count;
            var finished = await run();
            return expectation.Hold(finished, [.. gateway.HandledRequests.Skip(before)]);
        });
}
