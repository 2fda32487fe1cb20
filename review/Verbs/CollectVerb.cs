using System.CommandLine;
using IamEngine.Json;
using IamEngine.Model;
using Infra.Naming;
using Policies.Access;
using Review.Collect;
using Review.Forms.Report;
using Review.Stacks;

namespace Review.Verbs;

/// <summary>
/// <c>collect STACK --out DIR</c>: collects what AWS answers about a stack with the AWS CLI. Exit codes: 0 AWS answered each
/// call; 2 invalid input, or no AWS CLI or credentials; 3 a call was denied or failed, so that the answers are incomplete.
/// </summary>
internal static class CollectVerb
{
    public static Command Command(Streams streams)
    {
        var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.STACK.yaml" };
        var folder = new Option<DirectoryInfo?>("--out")
        {
            HelpName = "DIR",
            Description = "A new folder for the answers; only you can read it",
        };
        var all = new Option<bool>("--whole-account")
        {
            Description = "Also the policies of all buckets and keys, for who-can",
        };
        var cliOnly = new Option<bool>("--cli-only") { Description = "Do not run iam-collect, even if it is installed" };
        var script = new Option<bool>("--print-script") { Description = "Print the script instead of running it" };
        var policy = new Option<bool>("--print-policy") { Description = "Print the IAM policy that collecting needs" };
        var project = new Option<DirectoryInfo?>("--project")
        {
            HelpName = "DIR",
            Description = "The folder that contains Pulumi.yaml; by default the one of this tool",
        };
        var command = new Command("collect", "Collect what AWS answers about a stack, with read-only calls of the AWS CLI")
        {
            stack, folder, all, cliOnly, script, policy, project,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(folder) is null && !result.GetValue(script) && !result.GetValue(policy))
            {
                result.AddError("give a new folder for the answers with --out DIR");
            }
        });
        command.SetAction(async parsed =>
        {
            if (parsed.GetValue(script) || parsed.GetValue(policy))
            {
                await streams.Output.WriteAsync(parsed.GetValue(script) ? CollectScript.Text
                    : $"{PolicyWriter.WriteIndented(Needed(parsed.GetValue(cliOnly)))}\n").ConfigureAwait(false);
                return (int)ExitCode.Success;
            }

            return (int)await RunAsync(
                parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(), parsed.GetRequiredValue(stack),
                parsed.GetValue(folder)!.FullName, parsed.GetValue(all), !parsed.GetValue(cliOnly), streams)
                .ConfigureAwait(false);
        });
        return command;
    }

    private static IdentityPolicy Needed(bool isCliOnly) =>
        isCliOnly ? CollectAccess.Document() : CollectAccess.WithIamCollect();

    private static async Task<ExitCode> RunAsync(
        string project, string stack, string folder, bool all, bool runsIamCollect, Streams streams)
    {
        var (configuration, problems) = StackConfiguration.Read(project, stack);
        if (configuration is null)
        {
            await streams.Error.WriteAsync(ProblemText.Write(stack, problems)).ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        var names = new ResourceNames(configuration.Project, configuration.Stack);
        var region = configuration.Values.GetValueOrDefault("aws:region") ?? "";
        var collecting = new CollectScript(folder, region, names.Prefix, names.LogGroupPrefix, all)
        {
            RunsIamCollect = runsIamCollect,
        };
        var code = await collecting.RunAsync().ConfigureAwait(false);
        switch (code)
        {
            case 0:
                await streams.Output.WriteLineAsync($"./run review {Visible.Of(stack)} --deployed {Visible.Of(folder)}")
                    .ConfigureAwait(false);
                return ExitCode.Success;
            case CollectScript.NoBash:
                await streams.Error.WriteLineAsync("collecting needs bash, which is not on the PATH").ConfigureAwait(false);
                return ExitCode.BadInput;
            case 1:
                return ExitCode.NotDecided;
            default:
                return ExitCode.BadInput;
        }
    }
}
