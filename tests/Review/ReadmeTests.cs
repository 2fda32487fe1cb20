using System.Text.RegularExpressions;
using Review.Forms.Report;

namespace Tests.Review;

public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_excerpt_in_the_page_about_reports_is_what_a_review_prints()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "docs/report.md"));
        var excerpt = page.Split("```text\n")[1].Split("\n```")[0];

        Assert.StartsWith("Who may do what", excerpt, StringComparison.Ordinal);
        Assert.Contains(excerpt, TextReport.Tables(await Reviews.Of("dev")), StringComparison.Ordinal);
    }

    public static TheoryData<string> Pages =>
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md" }
            .Concat(Directory.GetFiles(Path.Combine(Reviews.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(page => Path.GetRelativePath(Reviews.Root, Path.Combine(Reviews.Root, page))),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_link_of_a_page_leads_to_a_file_and_a_heading(string page)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, page));

        Assert.Empty(DeadLinks(page, text));
    }

    /// <summary>Every file name in the tables of CONTRIBUTING exists.</summary>
    [Fact]
    public async Task Each_file_that_CONTRIBUTING_names_is_there()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "CONTRIBUTING.md"));
        var named = NamedFile().Matches(text).Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, file => !Path.Exists(Path.Combine(Reviews.Root, file)));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_found() =>
        Assert.Equal(
            ["docs/nowhere.md", "README.md#c", "#c"],
            DeadLinks(
                "README.md",
                """
                [a](docs/nowhere.md) [b](README.md#c) [b](#c) [d](https://example.com)
                [e](docs/deployed.md#a-real-plan) [f](docs/credentials.md#a-second-factor-without-a-role) [g](#deploying)
                """));

    private static IEnumerable<string> DeadLinks(string page, string text) =>
        from link in Link().Matches(text)
        let file = Path.Combine(
            Reviews.Root, link.Groups[1].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value))
        let heading = link.Groups[2].Value
        where !Path.Exists(file) || (heading.Length > 0 && file.EndsWith(".md", StringComparison.Ordinal)
            && !Headings(File.ReadAllText(file)).Contains(heading))
        select $"{link.Groups[1].Value}{(heading.Length > 0 ? $"#{heading}" : "")}";

    // GitHub's name of a heading: lower case, hyphens for spaces, without punctuation.
    private static IEnumerable<string> Headings(string text) =>
        Heading().Matches(text)
            .Select(match => Punctuation().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!http)([^)#]*)(?:#([^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"`((?:iam|policies|infra|review|rehearsal|tests|docs|standins)/[A-Za-z0-9_./-]*)`")]
    private static partial Regex NamedFile();
}
