using Review.Forms.Html;

namespace Tests.Review.Forms.Html;

/// <summary>The page in a real browser: drawn as it was meant, in light and dark, wide and narrow, and as quiet as it promises.</summary>
public sealed class BrowserTests : IDisposable
{
    private const int Wide = 1400;
    private const int Telephone = 500; // as narrow as Chromium makes a window

    private readonly Browser browser = new();

    [Needs("chromium")]
    public async Task The_browser_has_nothing_to_complain_of_and_shows_every_section()
    {
        var page = HtmlReport.Write(await Variants.Of("prod"));

        var seen = browser.Load(page, Wide);

        Assert.Empty(seen.Console);
        Assert.Equal(page.Split("<section").Length, seen.Dom.Split("<section").Length);
        Assert.Equal(page.Split("<td").Length, seen.Dom.Split("<td").Length);
    }

    [Needs("chromium")]
    public async Task What_would_be_fetched_or_run_is_complained_of()
    {
        var page = HtmlReport.Write(await Variants.Of("prod"));

        Assert.NotEmpty(browser.Load(page.Replace("</main>", "<img src=\"https://example.invalid/a.png\"></main>", StringComparison.Ordinal), Wide).Console);
        Assert.NotEmpty(browser.Load(page.Replace("</main>", "<script>document.title = 'ran'</script></main>", StringComparison.Ordinal), Wide).Console);
    }

    [Needs("chromium")]
    public async Task Hostile_text_stays_text()
    {
        var seen = browser.Load(HtmlReport.Write(HostileTextTests.Spoilt(await Variants.Of("prod"))), Wide);

        Assert.Empty(seen.Console);
        Assert.DoesNotMatch("<(script|img)", seen.Dom);
        Assert.Contains("&lt;script&gt;alert(1)", seen.Dom, StringComparison.Ordinal);
        Assert.Equal(10, seen.Dom.Split("<section").Length - 1);
    }

    [Needs("chromium")]
    public async Task No_text_of_a_picture_is_wider_than_it_was_taken_for_and_none_overlap()
    {
        foreach (var stack in (string[])["prod", "six-zones-one-nat-emr", "many-networks-all-conditions"])
        {
            var boxes = browser.Measure(
                HtmlReport.Write(await Variants.Of(stack)),
                Wide,
                "[...document.querySelectorAll('svg')].map(svg => [...svg.querySelectorAll('text')].map(text => { const b = text.getBBox(); return [text.textContent, b.x, b.y + 2, b.x + b.width, b.y + b.height - 2] }))");
            foreach (var picture in boxes.EnumerateArray())
            {
                var texts = picture.EnumerateArray().Select(text => (Text: text[0].GetString()!, Left: text[1].GetDouble(), Top: text[2].GetDouble(), Right: text[3].GetDouble(), Bottom: text[4].GetDouble())).ToArray();
                Assert.NotEmpty(texts);
                Assert.All(texts, text => Assert.InRange(text.Right - text.Left, 1, global::Review.Forms.Pictures.TextSize.Width(text.Text, new("strong", 13, IsBold: true))));
                Assert.All(texts.SelectMany((one, i) => texts.Skip(i + 1).Select(other => (one, other))), pair => Assert.False(
                    pair.one.Left < pair.other.Right && pair.other.Left < pair.one.Right && pair.one.Top < pair.other.Bottom && pair.other.Top < pair.one.Bottom,
                    $"`{pair.one.Text}` and `{pair.other.Text}` in {stack}"));
            }
        }
    }

    [Needs("chromium")]
    public async Task On_a_telephone_only_tables_and_pictures_are_wider_than_the_screen()
    {
        var widths = browser.Measure(HtmlReport.Write(await Variants.Of("prod")), Telephone, "[document.documentElement.scrollWidth, window.innerWidth, Math.max(...[...document.querySelectorAll('.scroll')].map(part => part.scrollWidth))]");

        Assert.Equal(widths[1].GetInt32(), widths[0].GetInt32());
        Assert.True(widths[2].GetInt32() > widths[1].GetInt32());
    }

    [Needs("chromium")]
    public async Task Light_and_dark_differ_as_the_reader_prefers()
    {
        var page = HtmlReport.Write(await Variants.Of("dev"));
        const string Colours = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('svg text')).fill]";

        Assert.Equal("""["rgb(246, 247, 250)","rgb(27, 34, 48)"]""", browser.Measure(page, Wide, Colours).GetRawText());
        Assert.Equal("""["rgb(17, 20, 26)","rgb(231, 234, 240)"]""", browser.Measure(page, Wide, Colours, dark: true).GetRawText());
        Assert.NotEqual(browser.Photograph(page, Wide, dark: false), browser.Photograph(page, Wide, dark: true));
    }

    public void Dispose() => browser.Dispose();
}
