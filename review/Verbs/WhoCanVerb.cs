using System.CommandLine;
using IamEngine.Model;
using Review.Deployed;
using Review.Forms;
using Review.Forms.Deployed;
using Review.Reports;

namespace Review.Verbs;

/// <summary>
/// <c>who-can ACTION [RESOURCE] --account DIR</c>: lists the principals of collected accounts that are allowed a request. Exit
/// codes: 0 the list is complete; 2 invalid input; 3 something could not be read or decided, so that the list can be incomplete.
/// </summary>
public static class WhoCanVerb
{
    internal static Command Command(Streams streams)
    {
        var action = new Argument<string>("ACTION") { Description = "An action, such as s3:GetObject or s3:Delete*" };
        var resource = new Argument<string?>(
            "RESOURCE")
        { Description = "The ARN of its resource; * matches any characters", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<string>("--account")
        {
            HelpName = "DIR",
            Description = "A folder with collected accounts: of iam-collect, or with answers of the AWS CLI (docs/who-can.md)",
            Required = true,
        };
        var owner = new Option<string?>("--owner")
        {
            HelpName = "ACCOUNT",
            Description = "The account that owns the resource, if the ARN has none",
        };
        var chains = new Option<bool>("--chains")
        {
            Description = "Also list who gets there through calls that take over a user or role, with each call",
        };
        var format = FormatOption.With();
        var command = new Command("who-can", "List the principals of deployed accounts that are allowed an action") { action,
            resource, folder, owner, chains, format };
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(action),
            parsed.GetValue(resource),
            parsed.GetRequiredValue(folder),
            parsed.GetValue(owner),
            parsed.GetValue(chains),
            parsed.GetValue(format),
            streams));
        return command;
    }

    public static ExitCode Run(
        string action, string? resource, string folder, string? owner, bool hasChains, OutputFormat format,
        Streams streams)
    {
        Arn? arn = null;
        if (resource is not null)
        {
            if (Arn.Ask(resource) is not Answer<Arn>.Yes yes)
            {
                return Refuse(string.Join("; ", ((Answer<Arn>.No)Arn.Ask(resource)).Reasons));
            }

            arn = yes.Value;
        }

        if (AccessRequest.Mismatch(action, arn) is { } mismatch)
        {
            return Refuse(mismatch);
        }

        if (owner is not null && !AccountId.IsAccountId(owner))
        {
            return Refuse($"--owner is an account id of 12 digits; `{owner}` is not");
        }

        var services = new HashSet<string>(arn is null ? [] : [arn.Service], StringComparer.Ordinal);
        services.Remove("iam"); // users, roles and trust policies are always read
        var (deployed, refusal) = AccountFolder.Read(folder, services);
        if (deployed is null)
        {
            return Refuse($"{Streams.Name(folder)} is not a folder with collected accounts: {refusal}");
        }

        var account = owner is null ? AccessRequest.OwnerOf(arn, deployed) : AccountId.Of(owner);
        if (account is null)
        {
            return Refuse(arn is null
                ? "the folder has several accounts; give the one in which the action is called with --owner"
                : $"the account that owns {arn} is not known; give it with --owner");
        }

        if (hasChains)
        {
            using var progress = Progress.OnStandardError();
            var paths = PathSearch.Of(
                deployed, [new(action, [new(new(action), arn, account)])], words => progress.Begin($"who-can: {words}"));
            streams.Output.Write(PathForms.Write(paths, format));
            return paths.IsComplete ? ExitCode.Success : ExitCode.NotDecided;
        }

        var answer = WhoCan.Ask(new(new(action), arn, account), deployed);
        streams.Output.Write(WhoCanForms.Write(answer, format));
        return answer.IsComplete ? ExitCode.Success : ExitCode.NotDecided;

        ExitCode Refuse(string reason)
        {
            streams.Error.Write($"{Visible.Of(reason)}\n");
            return ExitCode.BadInput;
        }
    }
}
