using System.Text.RegularExpressions;
using IamEngine.Model;
using Policies.Access;

namespace Infra.Settings;

/// <summary>
/// Reads the identities that replace the user of an uploader. Each has its full name: patterns of repositories, branches or
/// roles are refused.
/// </summary>
internal static partial class FederatedIdentity
{
    private const string NoRef = "needs a branch, a tag or an environment";

    // Condition keys of the last four have a meaning of their own in AWS.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
    private static readonly string[] OtherIssuers =
        [GitHubToken.Issuer, "accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"];

    /// <summary>
    /// <c>github</c>: <c>repository</c>, <c>environment</c>, <c>branch</c> or <c>tag</c>, <c>workflows</c>,
    /// <c>existingProvider</c>.
    /// </summary>
    public static UploaderIdentity GitHub(SettingsSection section, PreviewAccessSettings? delivery, NoteList notes)
    {
        var repository = section.Required("repository", "the repository whose jobs upload", "write ORG/REPO") ?? "";
        var environment = section.Text("environment");
        var on = ReadRef(section);
        var workflows = section.Texts("workflows");
        // The stack declares the provider once: for its workflows, if infra:previewAccess is set.
        var existing = section.Flag("existingProvider", byDefault: delivery?.ExistingProvider ?? false);

        Refuse(section, "repository", repository, PreviewAccessSettings.RepositoryName(),
            "must be ORG/REPO or ORG@ID/REPO@ID, without wildcards", "write example-org/app, for example");
        Refuse(section, "environment", environment, PreviewAccessSettings.EnvironmentName(),
            "must have 1 to 255 letters, digits, spaces and _ . - /, without wildcards", "write prod, for example");
        if (environment is null && on is null)
        {
            section.Problem(
                "branch", null, $"{NoRef}: without one, every branch of the repository could upload",
                "write main, for example");
        }

        if (workflows.Count > 0 && on is null)
        {
            section.Problem(
                "workflows", null, "needs a branch or a tag, because a workflow has a version",
                "write branch: main, for example");
        }

        foreach (var workflow in workflows)
        {
            Refuse(section, "workflows", workflow, PreviewAccessSettings.WorkflowName(),
                "must be the name of a file in .github/workflows, or a workflow of another repository with its version, without "
                    + "wildcards",
                "write upload.yml, for example");
        }

        if (delivery is not null && existing != delivery.ExistingProvider)
        {
            section.Problem(
                "existingProvider", existing ? "true" : "false", "differs from infra:previewAccess.existingProvider",
                "leave it out here");
        }

        if (!repository.Contains('@', StringComparison.Ordinal))
        {
            notes.Add("REPOSITORY_BY_NAME", section.KeyOf("repository"),
                $"the role trusts every future owner of the name {SettingsSection.Shown(repository)} on GitHub",
                "write ORG@ID/REPO@ID, as the repository's settings show it");
        }

        section.RefuseUnknown();
        return new UploaderIdentity.GitHub(repository, new(environment, on is { } found
            ? $"refs/{(found.IsTag ? "tags" : "heads")}/{found.Name}" : null, workflows), existing);
    }

    /// <summary>
    /// <c>gitlab</c>: <c>project</c>, <c>branch</c> or <c>tag</c>, <c>host</c>, <c>audience</c>, <c>existingProvider</c>.
    /// </summary>
    public static UploaderIdentity GitLab(SettingsSection section, PreviewAccessSettings? delivery)
    {
        var project = section.Required("project", "the project whose jobs upload", "write GROUP/PROJECT") ?? "";
        var on = ReadRef(section);
        var host = section.Text("host") ?? "gitlab.com";
        var audience = section.Text("audience") ?? $"https://{host}";
        var existing = section.Flag("existingProvider", byDefault: false);

        Refuse(section, "project", project, ProjectName(),
            "must be GROUP/PROJECT with all subgroups, without wildcards", "write example-group/app, for example");
        Refuse(section, "host", host, HostName(),
            "must be the name of a host, without https:// and port", "write gitlab.example.com, for example");
        if (OtherIssuers.Contains(host))
        {
            section.Problem(
                "host", host, "is no GitLab instance: it issues the tokens of another identity provider",
                host == GitHubToken.Issuer ? "write github for jobs on GitHub" : "write the host of the GitLab instance");
        }

        Refuse(section, "audience", audience, Audience(),
            "must be the audience of the job's id token: 1 to 255 letters, digits and _ . : / -",
            "leave it out for https://HOST");
        if (on is null)
        {
            section.Problem(
                "branch", null, "needs a branch or a tag: without one, every branch of the project could upload",
                "write main, for example");
        }

        if (delivery is not null && !existing)
        {
            section.Problem(
                "existingProvider", null,
                "must be true in a stack with infra:previewAccess: the role that deploys must not create an identity provider",
                "let an administrator create the provider, and write true");
        }

        section.RefuseUnknown();
        return new UploaderIdentity.GitLab(host, audience, project, on ?? new("main", IsTag: false), existing);
    }

    /// <summary><c>permissionSet</c>: <c>name</c>, <c>region</c> of IAM Identity Center, <c>account</c>.</summary>
    public static UploaderIdentity PermissionSet(SettingsSection section)
    {
        var name = section.Required("name", "the name of the permission set", "write StateUpload, for example") ?? "";
        var text = section.Required("region", "the Region of IAM Identity Center", "write us-east-1, for example");
        var account = ReadAccount(section, "account");
        Refuse(section, "name", name, PermissionSetName(),
            "must be the name of one permission set: 1 to 32 letters, digits and _ + = , . @ -",
            "write StateUpload, for example");
        Region? region = null;
        if (text is not null)
        {
            switch (Region.Ask(text))
            {
                case Answer<Region>.Yes yes:
                    region = yes.Value;
                    break;
                case Answer<Region>.No no:
                    section.Problem("region", SettingsSection.Shown(text), no.Reasons[0], "write us-east-1, for example");
                    break;
            }
        }

        section.RefuseUnknown();
        return new UploaderIdentity.PermissionSet(name, account, region ?? Region.Of("us-east-1"));
    }

    /// <summary><c>account</c>: <c>id</c> and <c>role</c>; the uploader needs an <c>externalId</c>.</summary>
    public static UploaderIdentity OtherAccount(SettingsSection section, SettingsSection uploader)
    {
        section.Required("id", "the id of the account", "write '123456789012', in quotes");
        var account = ReadAccount(section, "id");
        var role = section.Required("role", "the name of the role in that account", "write exporter, for example") ?? "";
        Refuse(section, "role", role, RoleName(),
            "must be the name of one role, with its path if it has one, without wildcards", "write exporter, for example");
        if (!uploader.Has("externalId"))
        {
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
            uploader.Problem(
                "externalId", null, "is required for another account: the value that its role gives when it assumes this one",
                "agree on a random one, such as 6b7c1a52");
        }

        section.RefuseUnknown();
        return new UploaderIdentity.OtherAccount(account ?? AccountId.Of("000000000000"), role);
    }

    private static AccountId? ReadAccount(SettingsSection section, string name) =>
        section.Parsed(name, AccountId.Ask, "write the twelve digits in quotes, such as '123456789012'");

    private static GitLabRef? ReadRef(SettingsSection section)
    {
        var (branch, tag) = (section.Text("branch"), section.Text("tag"));
        const string Rule = "must be the full name: letters, digits and _ . - /, without wildcards";
        Refuse(section, "branch", branch, PreviewAccessSettings.BranchName(), Rule, "write main, for example");
        Refuse(section, "tag", tag, PreviewAccessSettings.BranchName(), Rule, "write v1, for example");
        if (branch is not null && tag is not null)
        {
            section.Problem("tag", SettingsSection.Shown(tag), "is given beside branch; a job runs on one of them", "keep one");
        }

        return branch is not null ? new(branch, IsTag: false) : tag is not null ? new(tag, IsTag: true) : null;
    }

    private static void Refuse(
        SettingsSection section, string name, string? value, Regex syntax, string rule, string remedy)
    {
        if (value is not null && section.Has(name) && !syntax.IsMatch(value))
        {
            section.Problem(name, SettingsSection.Shown(value), rule, remedy);
        }
    }

    // https://docs.gitlab.com/user/reserved_names/#rules-for-usernames-project-and-group-names-and-slugs
    [GeneratedRegex(@"^(?=.{3,255}\z)[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+\z")]
    private static partial Regex ProjectName();

    [GeneratedRegex(@"^(?=.{1,253}\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+\z")]
    private static partial Regex HostName();

    [GeneratedRegex(@"^[A-Za-z0-9_.:/-]{1,255}\z")]
    private static partial Regex Audience();

    // https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html
    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]{1,32}\z")]
    private static partial Regex PermissionSetName();

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    [GeneratedRegex(@"^(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,64}\z")]
    private static partial Regex RoleName();
}
