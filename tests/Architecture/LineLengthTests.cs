using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tests.Review;

namespace Tests.Architecture;

/// <summary>
/// Lines of code are within <c>max_line_length</c> of <c>.editorconfig</c>, which no formatter of the SDK enforces. A line may be
/// longer only if it begins with a string, or if a string or an address crosses the limit: neither can be split without changing
/// its meaning.
/// </summary>
public sealed partial class LineLengthTests
{
    private static readonly int Limit = int.Parse(
        Setting().Match(File.ReadAllText(Path.Combine(Reviews.Root, ".editorconfig"))).Groups[1].Value,
        CultureInfo.InvariantCulture);

    [Fact]
    public void Every_line_keeps_to_the_limit()
    {
        var found =
            from folder in new[] { "iam", "policies", "infra", "review", "rehearsal", "mutation", "benchmarks", "standins",
                "tests" }
            from file in Directory.EnumerateFiles(Path.Combine(Reviews.Root, folder), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from line in TooLong(File.ReadAllText(file))
            select $"{Path.GetRelativePath(Reviews.Root, file)}:{line}";

        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, $"longer than {Limit} characters:\n{all}");
    }

    [Fact]
    public void A_line_beyond_the_limit_is_found() =>
        Assert.Equal([2], TooLong($"class C\n{{ int {new string('a', Limit)} = 1; }}"));

    [Fact]
    public void A_text_or_an_address_may_cross_the_limit()
    {
        Assert.Empty(TooLong($"class C {{ string a = \"{new string('a', Limit)}\"; }}"));
        Assert.Empty(TooLong($"/// <summary>See https://example.com/{new string('a', Limit)}.</summary>\nclass C;"));
    }

    /// <summary>The numbers of the lines that are too long, counted from 1.</summary>
    private static IEnumerable<int> TooLong(string code)
    {
        var lines = code.Split('\n');
        if (lines.All(line => line.TrimEnd('\r').Length <= Limit))
        {
            return [];
        }

        var tree = CSharpSyntaxTree.ParseText(code);
        var (root, text) = (tree.GetRoot(), tree.GetText());
        return
            from line in text.Lines
            where line.Span.Length > Limit
            let crossing = root.FindToken(line.Start + Limit, findInsideTrivia: true)
            let first = root.FindToken(line.Start + line.ToString().TakeWhile(char.IsWhiteSpace).Count(), findInsideTrivia: true)
            where !IsText(crossing) && !IsText(first) && !Address().IsMatch(line.ToString())
            select line.LineNumber + 1;
    }

    private static bool IsText(SyntaxToken token) => token.IsKind(SyntaxKind.StringLiteralToken)
        || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
        || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
        || token.Parent?.AncestorsAndSelf().Any(node => node.IsKind(SyntaxKind.InterpolatedStringExpression)) == true;

    [GeneratedRegex(@"^max_line_length = (\d+)", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("https?://")]
    private static partial Regex Address();
}
