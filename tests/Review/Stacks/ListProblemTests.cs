using Review.Reports;

namespace Tests.Review.Stacks;

/// <summary>A list with items of another type.</summary>
public sealed class ListProblemTests
{
    [Theory]
    [InlineData("[a, 5]", "infra:uploaders[0] a", "infra:uploaders[1] 5")]
    [InlineData("[a, {name: jobs, prefixes: {exports/: write}}]", "infra:uploaders[0] a")]
    [InlineData("{a: b}", "infra:uploaders {\"a\":\"b\"}")]
    public async Task Each_wrong_item_gets_one_problem_and_the_list_none(string value, params string[] problems)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "list",
            $$"""
            config:
              aws:region: us-east-1
              infra:stage: dev
              infra:bastion: {enabled: false}
              infra:uploaders: {{value}}
            """);

        var refused = Assert.IsType<StackReview.Refused>(await StackReview.OfAsync(project.Folder, "list"));

        Assert.Equal(problems, refused.Problems.Select(problem => $"{problem.Key} {problem.Given}"));
    }
}
