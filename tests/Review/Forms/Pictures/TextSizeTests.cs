using CsCheck;
using Review.Forms.Pictures;

namespace Tests.Review.Forms.Pictures;

public sealed class TextSizeTests
{
    [Fact]
    public void A_text_that_fits_is_one_line() =>
        Assert.Equal(["a few words"], TextSize.Wrap("a few words", Lettering.Plain, 200));

    [Fact]
    public void A_long_text_is_broken_at_spaces() =>
        Assert.Equal(
            ["some words that", "need more room", "than there is"],
            TextSize.Wrap("some words that need more room than there is", Lettering.Plain, 120));

    [Fact]
    public void A_long_name_is_broken_behind_a_sign() =>
        Assert.Equal(["vpc-flow-logs.", "amazonaws.com"], TextSize.Wrap("vpc-flow-logs.amazonaws.com", Lettering.Plain, 110));

    [Fact]
    public void A_name_without_signs_is_broken_anywhere() =>
        Assert.All(TextSize.Wrap(new string('x', 300), Lettering.Plain, 100), line =>
            Assert.InRange(TextSize.Width(line, Lettering.Plain), 1, 100));

    [Fact]
    public void No_line_is_too_wide_and_no_character_is_lost() =>
        Gen.String[Gen.Char["abcWi .-/:日"], 0, 80].Sample(text =>
        {
            var lines = TextSize.Wrap(text, Lettering.Strong, 60);
            Assert.All(lines, line => Assert.True(TextSize.Width(line, Lettering.Strong) <= 60, line));
            Assert.Equal(
                text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        });
}
