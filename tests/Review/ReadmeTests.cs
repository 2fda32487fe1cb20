using Review.Forms.Report;

namespace Tests.Review;

[Collection("Pulumi")]
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_excerpt_in_the_README_is_what_a_review_prints()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "README.md"));
        var excerpt = readme.Split("```text\n")[1].Split("\n```")[0];

        Assert.StartsWith("Who may do what", excerpt, StringComparison.Ordinal);
        Assert.Contains(excerpt, TextReport.Tables(await Reviews.Of("dev")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_README_points_to_is_there()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "README.md"));
        var links = System.Text.RegularExpressions.Regex.Matches(readme, @"\]\((?!http)([^)#]+)\)").Select(link => link.Groups[1].Value).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Reviews.Root, link)), link));
    }
}
