using System.Text.Json.Nodes;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Machine;
using Rehearsal.Steps;
using Rehearsal.Walk;
using Review.Collect;
using Review.Deployed;
using Review.Diff.Access;
using Review.Drift;
using Review.Drift.Answers;
using Review.Forms;
using Review.Forms.Drift;
using Review.Model;
using Review.Stacks;

namespace Rehearsal.Tampering;

/// <summary>
/// Changes the deployed stack outside of the program, collects it with the real AWS CLI, and checks that the review names each
/// change, and none that means the same.
/// </summary>
internal sealed class TamperingWalk(
    StepList steps, WorkDirectory workDirectory, EmulatedCloud cloud, Uri emulator, StackConfiguration configuration,
    ReviewReport declared, Deployment deployment, CancellationToken cancellation)
{
    private const string Account = "123456789012";

    public async Task RunAsync()
    {
        if (await AwsCli.WhyNotAsync(workDirectory, cancellation) is { } reason)
        {
            await steps.SkipAsync(Part.Tampering, "the deployed stack is compared with the program", reason);
            return;
        }

        var changes = new Changes(deployment);
        foreach (var change in changes.Harmless)
        {
            await ChangeAsync(change);
        }

        await steps.TakeAsync(
            Part.Tampering, "changes that mean the same are no difference", "./run review --deployed", async () =>
        {
            var folder = await CollectAsync("before");
            var (with, without) = (Compare(folder, Export()), Compare(folder, null));
            return with.Report is { IsAsDeclared: true, Unread.Count: 0 } && without.Report is { IsAsDeclared: true }
                ? Outcome.Good("the account is as declared")
                : Outcome.Bad("the account is not as declared", [with.Text, without.Text]);
        });
        foreach (var change in changes.Harmful)
        {
            await ChangeAsync(change);
        }

        (DriftReport? Report, string Text) tampered = (null, "");
        await steps.TakeAsync(Part.Tampering, "the changed account is collected", "./run collect", async () =>
        {
            tampered = Compare(await CollectAsync("after"), Export());
            return tampered.Report is null ? Outcome.Bad("the account cannot be compared", tampered.Text)
                : Outcome.Good($"{tampered.Report.Rows.Count} differences");
        });
        foreach (var change in changes.Harmful)
        {
            await steps.TakeAsync(Part.Tampering, change.What, null, () => Task.FromResult(
                tampered.Text.Contains(change.Expected!, StringComparison.Ordinal)
                    ? Outcome.Good("the review names it", change.Expected!)
                    : Outcome.Bad($"the review does not say: {change.Expected}", tampered.Text)));
        }
    }

    private async Task ChangeAsync(Change change)
    {
        foreach (var call in change.Calls)
        {
            var made = await workDirectory.RunAsync(
                workDirectory.Program("aws", call).WithEnvironmentVariables(Variables()), cancellation);
            if (!made.Succeeded)
            {
                throw new RehearsalException($"{change.What}: aws {string.Join(' ', call.Take(2))} failed: {made.Error.Trim()}");
            }
        }
    }

    private async Task<string> CollectAsync(string name)
    {
        var (folder, script) = (workDirectory.At($"collected-{name}"), workDirectory.At("collect.sh"));
        await File.WriteAllTextAsync(script, CollectScript.Text, cancellation);
        var names = new Infra.Naming.ResourceNames(configuration.Project, configuration.Stack);
        var made = await workDirectory.RunAsync(
            workDirectory.Program(
                "bash", script, folder, cloud.Region, names.Prefix, names.LogGroupPrefix, "stack")
                .WithEnvironmentVariables(Variables()),
            cancellation);
        if (made.ExitCode is not (0 or 1))
        {
            throw new RehearsalException($"the account cannot be collected: {made.Error.Trim()}");
        }

        await AddMissingAsync(folder);
        return folder;
    }

    // moto cannot answer these calls. The answers have the form that AWS documents for a stack without such things.
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListAccessPoints.html
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html
    private async Task AddMissingAsync(string folder)
    {
        var record = Path.Combine(folder, CommandAnswers.Record);
        var kept = new List<string>();
        foreach (var line in await File.ReadAllLinesAsync(record, cancellation))
        {
            var file = line.Split('\t')[0];
            var answer = Path.GetFileName(file) switch
            {
                "access-points.json" => """{"AccessPointList": []}""",
                "service-specific-credentials.json" => """{"ServiceSpecificCredentials": []}""",
                _ => null,
            };
            if (answer is null)
            {
                kept.Add(line);
            }
            else
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file), answer, cancellation);
            }
        }

        await File.WriteAllLinesAsync(record, kept, cancellation);
    }

    private (DriftReport? Report, string Text) Compare(string folder, StackExport? export)
    {
        var (collected, unreadable) = CollectedStack.In(folder, export);
        if (collected is null)
        {
            return (null, unreadable!);
        }

        var (report, refusal) = DriftReport.Of(
            declared, collected, configuration.Project, SourceLines.In(folder), _ => false, _ => { });
        return (report, report is null ? refusal! : DriftForms.Write(report, OutputFormat.Text));
    }

    // What `pulumi stack export` writes, without the state's other members.
    private StackExport Export()
    {
        var resources = new JsonArray();
        foreach (var resource in deployment.Resources)
        {
            var urn = declared.Resources
                .First(known => known.Type == resource.Handler.Type && known.Name == resource.Desired.Name).Urn;
            resources.Add(new JsonObject
            {
                ["urn"] = urn,
                ["id"] = resource.Created.Id,
                ["outputs"] = new JsonObject(resource.Created.Outputs.Where(output => output.Value is string)
                    .Select(output => KeyValuePair.Create(output.Output, (JsonNode?)(string)output.Value))),
            });
        }

        var text = new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["resources"] =
            resources
            }
        }.ToJsonString();
        return StackExport.Read(text, configuration.Stack).Export
            ?? throw new RehearsalException("the export of the stack cannot be read");
    }

    private Dictionary<string, string?> Variables() => new()
    {
        ["AWS_ENDPOINT_URL"] = emulator.ToString(),
        ["AWS_ACCESS_KEY_ID"] = Account,
        ["AWS_SECRET_ACCESS_KEY"] = "rehearsal",
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_PROFILE"] = null,
        ["AWS_DEFAULT_REGION"] = cloud.Region,
        ["AWS_MAX_ATTEMPTS"] = "1",
        ["AWS_CONFIG_FILE"] = workDirectory.At("no-config"),
        ["AWS_SHARED_CREDENTIALS_FILE"] = workDirectory.At("no-credentials"),
    };
}
