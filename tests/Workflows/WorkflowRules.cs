using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Tests.Workflows;

/// <summary>
/// Rules for every workflow, so that a person who can open a pull request gets no other permission.
/// https://docs.github.com/en/actions/reference/security/secure-use
/// </summary>
internal static partial class WorkflowRules
{
    /// <summary>The workflows whose jobs may request a token for AWS.</summary>
    private static readonly string[] WithCredentials = ["preview", "deploy", "drift"];

    /// <summary>The scripts that check or install pinned versions in a job with such a token.</summary>
    private static readonly string[] BeforeCredentials = ["locked-packages.sh"];

    /// <summary>The same for a job that also runs Pulumi.</summary>
    private static readonly string[] BeforePulumi = [.. BeforeCredentials, "install-pulumi.sh", "install-plugins.sh"];

    /// <summary>The violations, one sentence each.</summary>
    public static IEnumerable<string> Broken(Workflow workflow) =>
    [
        .. Pins(workflow),
        .. WorkflowAsAWhole(workflow),
        .. workflow.Jobs.SelectMany(job => InJob(workflow, job)),
        .. workflow.Jobs.SelectMany(job => job.Steps.SelectMany(step => InStep(workflow, job, step))),
    ];

    private static IEnumerable<string> Pins(Workflow workflow) =>
        from line in workflow.Lines
        let uses = UsesLine().Match(line)
        where uses.Success && !PinnedLine().IsMatch(line)
        select $"{uses.Groups[1].Value} is not pinned to a commit, with its version behind it";

    private static IEnumerable<string> WorkflowAsAWhole(Workflow workflow)
    {
        if (workflow.At("permissions") is not YamlMappingNode { Children.Count: 0 })
        {
            yield return "the workflow does not begin with no permissions";
        }

        if (workflow.At("concurrency") is null)
        {
            yield return "nothing says what happens when two runs meet";
        }

        if (workflow.Events.Contains("pull_request_target"))
        {
            yield return "pull_request_target gives a stranger's pull request this repository's rights";
        }

        if (workflow.Lines.Any(line => SecretContext().IsMatch(line)))
        {
            yield return "a long-lived secret is used";
        }

        if (workflow.Lines.Any(
            line => line.Contains("--show-secrets", StringComparison.Ordinal)
            || line.Contains("pulumi/actions", StringComparison.Ordinal)))
        {
            yield return "the stack's secrets would be shown";
        }

        if (workflow.Name == "deploy"
            && Workflow.Scalar(Workflow.Member(workflow.At("concurrency"), "cancel-in-progress")) != "false")
        {
            yield return "a deployment can be cut off";
        }
    }

    private static IEnumerable<string> InJob(Workflow workflow, Job job)
    {
        if (job.Permissions is null)
        {
            yield return $"{job.Name}: says no permissions of its own";
        }

        if (!job.HasTimeout)
        {
            yield return $"{job.Name}: can run for hours";
        }

        if (job.HasToken && !WithCredentials.Contains(workflow.Name))
        {
            yield return $"{job.Name}: asks for a token to enter AWS with";
        }

        if (job.HasToken && workflow.Events.Contains("pull_request")
            && !job.If.Contains("github.event.pull_request.head.repo.full_name == github.repository", StringComparison.Ordinal))
        {
            yield return $"{job.Name}: begins for a fork too";
        }

        if (job.HasToken && workflow.Events.Contains("pull_request")
            && !job.If.Contains("github.event.pull_request.user.type == 'User'", StringComparison.Ordinal))
        {
            yield return $"{job.Name}: begins for a bot too, and runs the packages that it proposes";
        }

        if (job is { HasToken: true, RunsPulumi: true }
            && Workflow.Scalar(
                Workflow.Member(Workflow.Member(job.Node, "env"), "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION")) != "true")
        {
            yield return $"{job.Name}: may install a plugin that has no checksum";
        }

        Step[] first = [.. job.Steps.TakeWhile(step => !step.Uses.StartsWith("aws-actions/", StringComparison.Ordinal))];
        var withoutCredentials = first.Select(step => step.Run).ToArray();
        if (job.HasToken && !first.Any(step => step.RunsTheProgram))
        {
            yield return $"{job.Name}: builds after it has credentials";
        }

        foreach (var script in (job.RunsPulumi ? BeforePulumi : BeforeCredentials).Where(
            script => job.HasToken && !withoutCredentials.Any(run => run.Contains(script, StringComparison.Ordinal))))
        {
            yield return $"{job.Name}: does not run {script} before it has credentials";
        }

        if (job.HasToken && Workflow.Member(job.Node, "environment") is not null
            && !withoutCredentials.Any(run => run.Contains("current-plan.sh", StringComparison.Ordinal)))
        {
            yield return $"{job.Name}: does not check that the plan is current before it has credentials";
        }

        if (job.Writes && workflow.Events.Any(name => name is "pull_request" or "push"))
        {
            yield return $"{job.Name}: may write while it runs what somebody pushed";
        }

        if (job.HasToken && job.Writes)
        {
            yield return $"{job.Name}: may write here and enter AWS";
        }
    }

    private static IEnumerable<string> InStep(Workflow workflow, Job job, Step step)
    {
        if (step.Run.Contains("${{", StringComparison.Ordinal))
        {
            yield return $"{job.Name}: text is put into a script, where it can be more script: "
                + $"`{step.Run.Split('\n').First(line => line.Contains("${{", StringComparison.Ordinal)).Trim()}`";
        }

        if (step.IsCheckout && step.With("persist-credentials") != "false")
        {
            yield return $"{job.Name}: the checkout leaves a token behind";
        }

        // A job that runs untrusted code can write the cache, and this job would trust it.
        if ((job.HasToken || job.Writes)
            && (step.Uses.StartsWith("actions/cache", StringComparison.Ordinal) || step.With("cache") is not ("" or "false")))
        {
            yield return $"{job.Name}: reads a cache";
        }

        // A folder can contain the answers of AWS or the state.
        if (job.HasToken && step.Uses.StartsWith("actions/upload-artifact@", StringComparison.Ordinal)
            && !OneFile().IsMatch(step.With("path")))
        {
            yield return $"{job.Name}: an artifact is more than one file: {step.With("path")}";
        }

        if (workflow.Events.Contains("workflow_run") && step.IsCheckout
            && step.With("ref") != "${{ github.event.repository.default_branch }}")
        {
            yield return $"{job.Name}: checks out something else than the default branch";
        }

        if (workflow.Events.Contains("workflow_run") && step.RunsTheProgram)
        {
            yield return $"{job.Name}: runs the program with rights to write";
        }
    }

    [GeneratedRegex(@"^\s*(?:- )?uses:\s*(\S+)")]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"^\s*(?:- )?uses: [A-Za-z0-9_.-]+/[A-Za-z0-9_./-]+@[0-9a-f]{40} # v[0-9]+(\.[0-9]+)*$")]
    private static partial Regex PinnedLine();

    [GeneratedRegex(@"^\$\{\{ runner\.temp \}\}/([a-z]+/)?[a-z]+\.(json|md)$")]
    private static partial Regex OneFile();

    [GeneratedRegex(@"\bsecrets\s*(\.|\[)|secrets: inherit")]
    private static partial Regex SecretContext();
}
