using Review;
using Tests.Hostile;

namespace Tests.Review;

/// <summary>The writer that all output passes through.</summary>
public sealed class VisibleWriterTests
{
    [Theory]
    [InlineData("plain: é 日本 🙂\n\tindented\n", "plain: é 日本 🙂\n\tindented\n")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb\r", "a\\u000db\\u000d")]
    [InlineData("\e[2J\u0000\u007f\u009b", "\\u001b[2J\\u0000\\u007f\\u009b")]
    [InlineData("a\u202eb\u200bc\u2028d\ufeff\uffff", "a\\u202eb\\u200bc\\u2028d\\ufeff\\uffff")]
    [InlineData("\U000E0041", "\\udb40\\udc41")]
    [InlineData("::add-mask::x", ":\\u003aadd-mask::x")]
    [InlineData("a\n \t::x\r\n::y", "a\n \t:\\u003ax\n:\\u003ay")]
    [InlineData("a ::x:: :b\n:c:", "a ::x:: :b\n:c:")]
    [InlineData("##[x] ###[y] #[z] ## [", "##\\u005bx] ###\\u005by] #[z] ## [")]
    [InlineData("\e::x", "\\u001b::x")]
    public void Text_is_made_visible_however_it_is_cut(string text, string shown) => Written(text, shown);

    // An attribute cannot contain half a surrogate pair.
    [Fact]
    public void Half_a_character_is_shown_as_its_escape()
    {
        Written("\ud83d\ude42\ud83dx\ude42", "\ud83d\ude42\\ud83dx\\ude42");
        Assert.Equal("\ud83d\ude42\\ud83d", global::Review.Visible.Of("\ud83d\ude42\ud83d"));
    }

    private static void Written(string text, string shown)
    {
        Assert.Equal(shown, global::Review.Visible.Lines(text));
        for (var cut = 1; cut < text.Length; cut++)
        {
            using var output = new StringWriter();
            using (var writer = new VisibleWriter(output))
            {
                writer.Write(text[..cut]);
                writer.Write(text[cut..]);
            }

            Assert.Equal(shown, output.ToString());
        }
    }

    [Theory]
    [InlineData("a\nb\rc\td", "a\\nb\\rc d")]
    [InlineData("\e\u202e\ud83d\ude42", "\\u001b\\u202e\ud83d\ude42")]
    public void A_value_stays_on_its_line(string text, string shown) => Assert.Equal(shown, global::Review.Visible.Of(text));

    [Fact]
    public void Nothing_random_gets_through()
    {
        var random = new global::System.Random(1);
        var letters = "a :#[\n\r\t \e\u202e\u00a0\ud83d\ude42é";
        for (var run = 0; run < 20_000; run++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => letters[random.Next(letters.Length)])]);
            Assert.Null(Shown.Hidden(global::Review.Visible.Lines(text)));
        }
    }
}
