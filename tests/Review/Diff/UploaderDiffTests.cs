using Review.Diff;
using Review.Diff.Access;
using Review.Model;
using static Tests.Review.UploaderStack;

namespace Tests.Review.Diff;

/// <summary>Uploaders that come and go: what happens to the others, and what the diff says.</summary>
public sealed class UploaderDiffTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Another_uploader_changes_no_resource_of_the_others_wherever_it_is_in_the_list(int place)
    {
        string[] others = [Jobs, Exporter];
        var (before, after) = (await With(others), await With([.. others[..place], Ci, .. others[place..]]));

        Assert.Equal(Resources(before), Resources(after).Where(resource => !IsOf("upload-ci", resource)));
        var diff = Between(before, after);
        Assert.Empty(diff.Losses);
        Assert.All(diff.AccessGained, gained => Assert.Contains("upload-ci", gained.ToString(), StringComparison.Ordinal));
        Assert.NotEmpty(diff.AccessGained);
        Assert.Empty(diff.AccessLost);
    }

    [Fact]
    public async Task A_removed_uploader_takes_its_own_resources_alone()
    {
        var (before, after) = (await With(Jobs, Exporter), await With(Jobs));

        Assert.Equal(Resources(before).Where(resource => !IsOf("upload-exporter", resource)), Resources(after));
        Assert.Equal(["upload-exporter-user"], Between(before, after).Losses.Select(loss => loss.Name));
    }

    [Fact]
    public async Task Another_user_of_a_role_changes_its_trust_policy_alone()
    {
        var more = Jobs.Replace("alice, bob", "carol, alice, bob", StringComparison.Ordinal);
        var (before, after) = (await With(Jobs, Exporter), await With(more, Exporter));

        Assert.Equal(
            Resources(before).Where(resource => resource.Name != "upload-jobs-role"),
            Resources(after).Where(resource => resource.Name != "upload-jobs-role" && !IsOf("upload-carol", resource)));
        Assert.Empty(Between(before, after).Losses);
    }

    [Fact]
    public async Task Moving_infra_access_into_the_list_changes_nothing()
    {
        var (before, after) = (await With(), await With("{name: upload, prefixes: {checkpoints/: write, savepoints/: write}}"));

        Assert.Equal(JsonReport.Write(before with { Settings = [] }), JsonReport.Write(after with { Settings = [] }));
    }

    [Fact]
    public async Task A_second_uploader_keeps_the_resources_of_the_first()
    {
        var (before, after) = (
            await With(), await With("{name: upload, prefixes: {checkpoints/: write, savepoints/: write}}", Ci));

        Assert.Equal(Resources(before), Resources(after).Where(resource => !IsOf("upload-ci", resource)));
        Assert.Empty(Between(before, after).Losses);
    }

    private static bool IsOf(string name, (string Name, string Urn, string Inputs) resource) =>
        resource.Name.StartsWith(name, StringComparison.Ordinal)
        || resource.Name.StartsWith("upload-providers", StringComparison.Ordinal);

    private static (string Name, string Urn, string Inputs)[] Resources(ReviewReport report) =>
    [
        .. from resource in report.Resources
           where resource.Name != "state-lifecycle" // has a rule for each further prefix with days of its own
           orderby resource.Urn
           select (resource.Name, resource.Urn, resource.Inputs.ToJsonString()),
    ];

    private static StackDiff Between(ReviewReport before, ReviewReport after) =>
        StackDiff.Of(before, after, SourceLines.In(Reviews.Root));
}
