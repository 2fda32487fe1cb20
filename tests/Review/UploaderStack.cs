using Review.Model;

namespace Tests.Review;

/// <summary>Reviews of a small dev stack with a list of uploaders.</summary>
internal static class UploaderStack
{
    public const string Jobs = "{name: jobs, prefixes: {checkpoints/: write, savepoints/: delete}, users: [alice, bob]}";

    public const string Exporter = "{name: exporter, prefixes: {exports/: delete, checkpoints/: read}}";

    public const string Ci =
        "{name: ci, prefixes: {exports/: read}, github: {repository: example-org@1/app@2, branch: main, workflows: [up.yml]}}";

    public const string Lab = "{name: lab, prefixes: {lab/: write}, gitlab: {project: example-group/app, branch: main}}";

    public const string People =
        "{name: people, prefixes: {reports/: write}, permissionSet: {name: StateUpload, region: eu-central-1}}";

    public const string Partner = "{name: partner, prefixes: {partner/: write}, externalId: example-word, "
        + "account: {id: '111122223333', role: exporter}}";

    /// <summary>A review of the stack with these uploaders; with <c>infra:access</c> if there are none.</summary>
    public static async Task<ReviewReport> With(params string[] uploaders) => await WithSettings("", uploaders);

    public static async Task<ReviewReport> WithSettings(string settings, params string[] uploaders)
    {
        var list = string.Concat(uploaders.Select(uploader => $"    - {uploader}\n"));
        var file = $$"""
            config:
              aws:region: us-east-1
              infra:stage: dev
              infra:bastion:
                allowedCidrs: [198.18.0.0/24]
                publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOu/Zjk3DVDRbGqUkC+spyuQu6whYU8hL2WkXL861nD0"

            """ + settings + (list.Length == 0 ? "" : $"  infra:uploaders:\n{list}");
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With("uploads", file);
        return await Reviews.In(project.Folder, "uploads");
    }
}
