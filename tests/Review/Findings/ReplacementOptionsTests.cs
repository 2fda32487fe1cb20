using Pulumi.Aws.Iam;

namespace Tests.Review.Findings;

/// <summary>Options that require a replacement which cannot succeed.</summary>
public sealed class ReplacementOptionsTests
{
    [Fact]
    public async Task A_kept_resource_that_is_to_be_deleted_first_is_found()
    {
        var report = await Reviews.Of(() => _ = new User("planted", new() { Name = "someone", Tags = { ["a"] = "b" } }, new()
        {
            RetainOnDelete = true,
            ReplaceOnChanges = ["tags.a"],
            DeleteBeforeReplace = true,
        }));

        var finding = Assert.Single(report.Findings, finding => finding.Code == "REPLACEMENT_FAILS");
        Assert.Equal(
            "its options ask for a replacement, which fails at planted: its old one stays in AWS (retainOnDelete), and AWS "
                + "takes the "
                + "name someone once",
            finding.Message);
    }

    [Fact]
    public async Task A_resource_that_can_be_replaced_is_not()
    {
        var report = await Reviews.Of(
            () => _ = new User("user", new() { Name = "someone" }, new() { ReplaceOnChanges = ["tags.a"] }));

        Assert.DoesNotContain(report.Findings, finding => finding.Code == "REPLACEMENT_FAILS");
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_resource_of_the_projects_own_stacks_asks_for_one(string stack) =>
        Assert.DoesNotContain((await Reviews.Of(stack)).Findings, finding => finding.Code == "REPLACEMENT_FAILS");
}
