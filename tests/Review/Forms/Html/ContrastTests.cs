using System.Globalization;
using System.Text.RegularExpressions;

namespace Tests.Review.Forms.Html;

/// <summary>
/// The contrast of the page's colors, in light and dark: text on each of its backgrounds.
/// https://www.w3.org/TR/WCAG22/#contrast-minimum
/// </summary>
public sealed partial class ContrastTests
{
    private const double Least = 4.5;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Text_stands_out_from_every_ground(int scheme)
    {
        var style = new Page(await Variants.Of("dev")).All("style").Single().Value;
        var colours = Scheme(style, scheme);

        foreach (var ground in (string[])[
            "paper", "panel", "vpc", "zone", "subnet", "public", "service", "good-ground", "bad-ground", "warn-ground",
            "note-ground"])
        {
            Assert.All((string[])["ink", "dim"], ink =>
                Assert.True(Contrast(colours[ink], colours[ground]) >= Least, $"{ink} on {ground}"));
        }

        foreach (var (ink, ground) in ((string, string)[])[
            ("accent", "paper"), ("accent", "panel"), ("accent", "note-ground"), ("good", "good-ground"), ("bad", "bad-ground"),
            ("warn", "warn-ground"), ("good", "paper"), ("warn", "paper"), ("good", "panel"), ("bad", "panel"),
            ("warn", "panel")])
        {
            Assert.True(Contrast(colours[ink], colours[ground]) >= Least, $"{ink} on {ground}");
        }
    }

    [Fact]
    public void Contrast_is_that_of_the_standard()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 3);
        Assert.True(Contrast("#777777", "#ffffff") < Least); // the example that is said to fail by a hair
    }

    /// <summary>The colors by name: the style sheet has those of the light scheme first, then those of the dark one.</summary>
    private static Dictionary<string, string> Scheme(string style, int scheme)
    {
        var definitions = Definition().Matches(style).GroupBy(match => match.Groups[1].Value)
            .ToDictionary(group => group.Key, group => group.Select(match => match.Groups[2].Value).ToArray());
        return definitions.ToDictionary(pair => pair.Key, pair => pair.Value[scheme]);
    }

    private static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour)
    {
        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));

        double Part(int at)
        {
            var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Definition();
}
