using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary><c>infra:previewAccess</c>: how a repository on GitHub previews and deploys the stack. Default: off.</summary>
/// <param name="Repository">
/// ORG/REPO, or ORG@ID/REPO@ID if GitHub writes the ids into the subject of its tokens. Required.
/// </param>
/// <param name="Environment">The environment whose jobs may deploy. Default: the stack's name.</param>
/// <param name="Branch">
/// The branch whose jobs may plan and detect drift. Default: null, no such roles. Jobs that deploy run on it too; default: main.
/// </param>
/// <param name="ExistingProvider">
/// Whether the account has GitHub's identity provider already; it can have one only. Default: false.
/// </param>
/// <param name="StateBucket">The bucket of Pulumi's state. Default: null, another backend.</param>
/// <param name="StateKey">The KMS key of the secrets in the state. Default: null, another secrets provider.</param>
/// <param name="PreviewReadsState">
/// Whether a preview may read the state and decrypt its secrets; with it, anyone who can push a branch can. Default: false.
/// </param>
/// <param name="PreviewWorkflows">
/// The workflows whose jobs may preview: file names in <c>.github/workflows</c>, or reusable workflows of other repositories in
/// full, ORG/REPO/.github/workflows/FILE@REF. Default: preview.yml.
/// </param>
/// <param name="PlanWorkflows">
/// The workflows whose jobs may plan, in the same form. Default: deploy.yml.
/// </param>
/// <param name="DriftWorkflows">The workflows whose jobs may detect drift, in the same form. Default: drift.yml.</param>
/// <param name="DeployWorkflows">The workflows whose jobs may deploy, in the same form. Default: deploy.yml.</param>
/// <param name="ImageOwners">
/// The owners of the images that the deploy role may start the bastion from: amazon, aws-marketplace, or account ids. Default:
/// amazon.
/// </param>
public sealed partial record PreviewAccessSettings(
    string Repository,
    string Environment,
    string? Branch,
    bool ExistingProvider,
    BucketName? StateBucket,
    Arn? StateKey,
    bool PreviewReadsState,
    Seq<string> PreviewWorkflows,
    Seq<string> PlanWorkflows,
    Seq<string> DriftWorkflows,
    Seq<string> DeployWorkflows,
    Seq<string> ImageOwners)
{
    private static readonly string[] NeedRepository =
        ["environment", "branch", "existingProvider", "stateBucket", "stateKey", "previewReadsState", "previewWorkflows",
            "planWorkflows", "driftWorkflows", "deployWorkflows", "imageOwners"];

    /// <summary>The branch that jobs deploy from.</summary>
    public string DeployBranch => Branch ?? "main";

    internal static PreviewAccessSettings? Read(SettingsSection section, string stackName, Stage stage, NoteList notes)
    {
        var repository = section.Text("repository");
        var environment = section.Text("environment") ?? stackName;
        var branch = section.Text("branch");
        var existing = section.Flag("existingProvider", byDefault: false);
        var bucket = section.Parsed("stateBucket", BucketName.Ask, "write the name alone, such as example-pulumi-state");
        var key = section.Parsed("stateKey", Arn.Ask, "write the key's ARN: arn:aws:kms:us-east-1:123456789012:key/...");
        var reads = section.Flag("previewReadsState", byDefault: false);

        var preview = Workflows(section, "previewWorkflows", "preview.yml");
        var plan = Workflows(section, "planWorkflows", "deploy.yml");
        var drift = Workflows(section, "driftWorkflows", "drift.yml");
        var deploy = Workflows(section, "deployWorkflows", "deploy.yml");
        var owners = Owners(section);

        RefuseWrongNames(section, repository, environment, branch);
        if (key is not null
            && (key.Service != "kms" || key.ResourceType != "key" || key.ToString().AsSpan().ContainsAny('*', '?')))
        {
            section.Problem(
                "stateKey",
                key.ToString(),
                "must be the ARN of one KMS key, not of an alias, which can be moved to another key",
                "write arn:aws:kms:REGION:ACCOUNT:key/ID");
        }

        if (!section.Has("stateBucket") && (reads || key is not null))
        {
            section.Problem(
                reads ? "previewReadsState" : "stateKey",
                null,
                "needs infra:previewAccess.stateBucket",
                "set stateBucket to the bucket of Pulumi's state");
        }

        section.RefuseUnknown();
        if (repository is null)
        {
            return null;
        }

        Note(repository, reads, stage, notes);
        return new(repository, environment, branch, existing, bucket, key, reads, preview, plan, drift, deploy, owners);
    }

    private static Seq<string> Workflows(SettingsSection section, string name, params string[] byDefault)
    {
        if (!section.Has(name))
        {
            return byDefault.ToSeq();
        }

        var given = section.Texts(name);
        if (section.IsEmpty(name))
        {
            section.Problem(
                name, null, "must name at least one workflow", $"write [{string.Join(", ", byDefault)}], for example");
        }

        foreach (var workflow in given.Where(workflow => !WorkflowName().IsMatch(workflow)))
        {
            section.Problem(
                name,
                SettingsSection.Shown(workflow),
                "must be the name of a file in .github/workflows, or a workflow of another repository with its version, without "
                    + "wildcards",
                $"write {byDefault[0]} or example-org/shared/.github/workflows/{byDefault[0]}@refs/heads/main, for example");
        }

        return given;
    }

    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-ec2_Owner
    private static Seq<string> Owners(SettingsSection section)
    {
        if (!section.Has("imageOwners"))
        {
            return ["amazon"];
        }

        var given = section.Texts("imageOwners");
        if (section.IsEmpty("imageOwners"))
        {
            section.Problem(
                "imageOwners", null, "must name at least one owner", "write [amazon], or leave it out");
        }

        foreach (var owner in given.Where(owner => owner is not ("amazon" or "aws-marketplace")
            && AccountId.Ask(owner) is not Answer<AccountId>.Yes))
        {
            section.Problem(
                "imageOwners", SettingsSection.Shown(owner), "must be amazon, aws-marketplace or an account id of 12 digits",
                "write [amazon, \"123456789012\"], for example");
        }

        return given;
    }

    private static void RefuseWrongNames(SettingsSection section, string? repository, string environment, string? branch)
    {
        if (repository is null && NeedRepository.Any(section.Has))
        {
            section.Problem(
                "repository",
                null,
                "is required: the repository whose workflows may preview and deploy",
                "write ORG/REPO");
        }

        if (repository is not null && !RepositoryName().IsMatch(repository))
        {
            section.Problem(
                "repository",
                SettingsSection.Shown(repository),
                "must be ORG/REPO or ORG@ID/REPO@ID, without wildcards",
                "write example-org/infra, for example");
        }

        // A colon ends the name in a token's subject; GitHub encodes it there.
        if (!EnvironmentName().IsMatch(environment))
        {
            section.Problem(
                "environment",
                SettingsSection.Shown(environment),
                "must have 1 to 255 letters, digits, spaces and _ . - /, without wildcards",
                "write prod, for example");
        }

        if (branch is not null && !BranchName().IsMatch(branch))
        {
            section.Problem(
                "branch",
                SettingsSection.Shown(branch),
                "must be the name of one branch: letters, digits and _ . - /, without wildcards",
                "write main, for example");
        }
    }

    private static void Note(string repository, bool reads, Stage stage, NoteList notes)
    {
        if (!repository.Contains('@', StringComparison.Ordinal))
        {
            notes.Add("REPOSITORY_BY_NAME", "infra:previewAccess.repository",
                $"the roles trust every future owner of the name {repository} on GitHub",
                "write ORG@ID/REPO@ID, as the repository's settings show it; "
                    + "repositories created since 15 July 2026 send this form only");
        }

        if (reads && stage == Stage.Prod)
        {
            notes.Add("PREVIEW_READS_STATE", "infra:previewAccess.previewReadsState",
                "anyone who can push a branch can read the secrets of the state through a preview",
                "leave it out, and let only people who may deploy run previews");
        }
    }

    // https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9_.-]{1,100}|@[0-9]{1,20}/[A-Za-z0-9_.-]{1,100}@[0-9]{1,20})\z")]
    internal static partial Regex RepositoryName();

    [GeneratedRegex(@"^[A-Za-z0-9_./-](?:[A-Za-z0-9 _./-]{0,253}[A-Za-z0-9_./-])?\z")]
    internal static partial Regex EnvironmentName();

    [GeneratedRegex(
        @"^([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9_.-]{1,100}/\.github/workflows/)?[A-Za-z0-9_.-]{1,100}\.ya?ml"
        + @"(?(1)@([0-9a-f]{40}|refs/(heads|tags)/[A-Za-z0-9_][A-Za-z0-9_./-]{0,243}))\z")]
    internal static partial Regex WorkflowName();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_./-]{0,243}\z")]
    internal static partial Regex BranchName();
}
