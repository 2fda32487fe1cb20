using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Settings;
using Review.Forms.Diff;
using Review.Model;

namespace Tests.Review.Diff;

/// <summary>The rotation of an access key, step by step, as a comparison shows it.</summary>
public sealed class KeyChangeTests
{
    private const string Pgp = "mDMEAAAAABYJKwYBBAHaRw8BAQdA";

    public static TheoryData<string, string, string, string> Steps => new()
    {
        { "{slot: a}", "{slot: a}, {slot: b}",
            "upload-key-b is new: a user has one more access key; anyone with it can act as the user",
            "" },
        { "{slot: a}, {slot: b}", "{slot: a, status: inactive}, {slot: b}", "",
            "upload-key becomes inactive: AWS refuses requests with this key of infra-rotated-uploader until it is active "
                + "again" },
        { "{slot: a, status: inactive}, {slot: b}", "{slot: a}, {slot: b}",
            "upload-key becomes active: anyone with this key of infra-rotated-uploader can act as that user again", "" },
        { "{slot: a, status: inactive}, {slot: b}", "{slot: b}", "",
            "upload-key is deleted: this key of infra-rotated-uploader was already inactive, so no access is lost" },
        { "{slot: a}", "{slot: b}", "upload-key-b is new: a user has one more access key; anyone with it can act as the user",
            "upload-key is deleted for good: AWS refuses requests with this key of infra-rotated-uploader" },
        { "{slot: a}", $"{{slot: a, pgpKey: {Pgp}}}", "",
            "upload-key is replaced by a new key: AWS refuses requests with the old key of infra-rotated-uploader" },
        { "{slot: a, created: \"2026-01-01\"}", "{slot: a}", "", "" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_is_told_in_words(string before, string after, string gained, string lost)
    {
        var diff = StackDiff.Of(await With(before), await With(after), SourceLines.In(Reviews.Root));

        Assert.Equal(gained, string.Join("; ", diff.SettingsLoosened.Concat(diff.LoginsGained).Select(Shown)));
        Assert.Equal(lost, string.Join("; ", diff.LoginsLost.Select(Shown)));
        Assert.Contains(gained, DiffText.Write(diff), StringComparison.Ordinal);
        Assert.Contains(lost, DiffText.Write(diff), StringComparison.Ordinal);
    }

    private static string Shown(SettingChange change) => $"{change.Resource} {change.Message}";

    private static async Task<ReviewReport> With(string keys)
    {
        using var project = new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "rotated",
            $$"""
            config:
              aws:region: us-east-1
              infra:network: {enabled: false}
              infra:access: {keys: [{{keys}}]}

            """);
        return await Reviews.In(project.Folder, "rotated");
    }
}
