using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary><c>infra:previewAccess</c>: how a repository on GitHub previews and deploys the stack. Off until it names one.</summary>
/// <param name="Repository">ORG/REPO, or ORG@ID/REPO@ID where GitHub puts the numbers into the subject of its tokens.</param>
/// <param name="Environment">The environment whose jobs may deploy.</param>
/// <param name="Branch">The branch whose jobs may plan and look for drift; none where it is null.</param>
/// <param name="ExistingProvider">Whether the account has the identity provider of GitHub already: it can hold one.</param>
/// <param name="StateBucket">The bucket that Pulumi keeps its state in; null where it is kept elsewhere.</param>
/// <param name="StateKey">The key that opens the secrets in the state.</param>
/// <param name="PreviewReadsState">Whether a preview, and with it whoever can push a branch, may read the state and open its secrets.</param>
public sealed partial record PreviewAccessSettings(
    string Repository, string Environment, string? Branch, bool ExistingProvider, BucketName? StateBucket, Arn? StateKey, bool PreviewReadsState)
{
    private static readonly string[] Others = ["environment", "branch", "existingProvider", "stateBucket", "stateKey", "previewReadsState"];

    internal static PreviewAccessSettings? Read(Section section, string stackName, Stage stage, NoteList notes)
    {
        var repository = section.Text("repository");
        var environment = section.Text("environment") ?? stackName;
        var branch = section.Text("branch");
        var existing = section.Flag("existingProvider", byDefault: false);
        var bucket = section.Parsed("stateBucket", BucketName.Ask, "write the name alone, such as example-pulumi-state");
        var key = section.Parsed("stateKey", Arn.Ask, "write the key's ARN: arn:aws:kms:us-east-1:123456789012:key/...");
        var reads = section.Flag("previewReadsState", byDefault: false);

        RefuseWrongNames(section, repository, environment, branch);
        if (key is not null && (key.Service != "kms" || key.ResourceType != "key" || key.ToString().AsSpan().ContainsAny('*', '?')))
        {
            section.Problem(
                "stateKey",
                key.ToString(),
                "is not the ARN of one KMS key; an alias can be moved to another",
                "write arn:aws:kms:REGION:ACCOUNT:key/ID");
        }

        if (!section.Has("stateBucket") && (reads || key is not null))
        {
            section.Problem(
                reads ? "previewReadsState" : "stateKey",
                null,
                "speaks of a state, and no bucket is named that holds it",
                "name the bucket as stateBucket");
        }

        section.NothingElse();
        if (repository is null)
        {
            return null;
        }

        Note(repository, reads, stage, notes);
        return new(repository, environment, branch, existing, bucket, key, reads);
    }

    private static void RefuseWrongNames(Section section, string? repository, string environment, string? branch)
    {
        if (repository is null && Others.Any(section.Has))
        {
            section.Problem(
                "repository",
                null,
                "says whose workflows may preview and deploy, and has no default",
                "write ORG/REPO");
        }

        if (repository is not null && !RepositoryName().IsMatch(repository))
        {
            section.Problem(
                "repository",
                Section.Shown(repository),
                "is not ORG/REPO, nor ORG@ID/REPO@ID; a wildcard would let strangers in",
                "write example-org/infra, for example");
        }

        // A colon ends the name within a subject, and GitHub encodes it there.
        if (!EnvironmentName().IsMatch(environment))
        {
            section.Problem(
                "environment",
                Section.Shown(environment),
                "has 1 to 255 letters, digits, spaces and _ . - /, and no wildcard",
                "write prod, for example");
        }

        if (branch is not null && !BranchName().IsMatch(branch))
        {
            section.Problem(
                "branch",
                Section.Shown(branch),
                "is the name of one branch: letters, digits and _ . - /, and no wildcard",
                "write main, for example");
        }
    }

    private static void Note(string repository, bool reads, Stage stage, NoteList notes)
    {
        if (!repository.Contains('@', StringComparison.Ordinal))
        {
            notes.Add("REPOSITORY_BY_NAME", "infra:previewAccess.repository",
                $"whoever comes to own the name {repository} on GitHub is trusted",
                "write ORG@ID/REPO@ID, as the repository's settings show it; repositories made since 15 July 2026 send nothing else");
        }

        if (reads && stage == Stage.Prod)
        {
            notes.Add("PREVIEW_READS_STATE", "infra:previewAccess.previewReadsState",
                "whoever can push a branch can have a preview open the state's secrets",
                "leave it out, and let those preview who may deploy");
        }
    }

    // https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9_.-]{1,100}|@[0-9]{1,20}/[A-Za-z0-9_.-]{1,100}@[0-9]{1,20})\z")]
    private static partial Regex RepositoryName();

    [GeneratedRegex(@"^[A-Za-z0-9_./-](?:[A-Za-z0-9 _./-]{0,253}[A-Za-z0-9_./-])?\z")]
    private static partial Regex EnvironmentName();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_./-]{0,243}\z")]
    private static partial Regex BranchName();
}
