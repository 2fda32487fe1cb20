using Review.Forms.Html;

namespace Tests.Review.Forms.Html;

/// <summary>
/// The page in a real browser: correct layout in light and dark, wide and narrow, and no errors or network requests.
/// </summary>
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const int Wide = 1400;
    private const int Telephone = 390;

    /// <summary>Reports with pictures and tables of every width.</summary>
    private static readonly string[] Stacks = ["prod", "six-zones-one-nat-emr", "many-networks-all-conditions"];

    /// <summary>
    /// With all details open: the width of the page, the width of the screen, and the elements with a horizontal scroll bar.
    /// </summary>
    private const string Widths =
        "(document.querySelectorAll('details').forEach(part => part.open = true), [document.documentElement.scrollWidth, "
            + "window.innerWidth, "
        + "[...document.querySelectorAll('body *')].filter(part => part.scrollWidth > part.clientWidth + 1 && "
        + "getComputedStyle(part).overflowX == 'auto').map(part => part.tagName)])";

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
    public async Task An_external_resource_or_script_is_reported()
    {
        var page = HtmlReport.Write(await Variants.Of("prod"));

        var seen = browser.Load(
            page.Replace(
                "</main>", "<img src=\"https://example.invalid/a.png\"><script>document.title = 'ran'</script></main>",
                StringComparison.Ordinal), Wide);

        Assert.Contains(seen.Console, message => message.Contains("https://example.invalid/a.png", StringComparison.Ordinal));
        Assert.Contains(seen.Console, message => message.Contains("inline script", StringComparison.Ordinal));
    }

    [Needs("chromium")]
    public async Task Hostile_text_stays_text()
    {
        var seen = browser.Load(HtmlReport.Write(HostileTextTests.Spoilt(await Variants.Of("prod"))), Wide);

        Assert.Empty(seen.Console);
        Assert.DoesNotMatch("<(script|img)", seen.Dom);
        Assert.Contains("&lt;script&gt;alert(1)", seen.Dom, StringComparison.Ordinal);
        Assert.Equal(13, seen.Dom.Split("<section").Length - 1);
    }

    [Needs("chromium")]
    public async Task No_text_of_a_picture_is_wider_than_it_was_taken_for_and_none_overlap()
    {
        var measured = browser.MeasureInFrames(
            Wide,
            "[...document.querySelectorAll('svg')].map(svg => [...svg.querySelectorAll('text')].map(text => { const b = "
                + "text.getBBox(); return [text.textContent, b.x, b.y + 2, b.x + b.width, b.y + b.height - 2] }))",
            await PagesAsync());
        foreach (var (stack, picture) in Stacks.Zip(measured)
            .SelectMany(pair => pair.Second.EnumerateArray().Select(picture => (pair.First, picture))))
        {
            var texts = picture.EnumerateArray()
                .Select(text =>
                (Text: text[0].GetString()!, Left: text[1].GetDouble(), Top: text[2].GetDouble(), Right: text[3]
                .GetDouble(), Bottom: text[4].GetDouble())).ToArray();
            Assert.NotEmpty(texts);
            Assert.All(texts, text =>
                Assert.InRange(
                    text.Right - text.Left, 1,
                    global::Review.Forms.Pictures.TextSize.Width(text.Text, new("strong", 13, IsBold: true))));
            Assert.All(texts.SelectMany((one, i) => texts.Skip(i + 1).Select(other => (one, other))), pair => Assert.False(
                pair.one.Left < pair.other.Right && pair.other.Left < pair.one.Right && pair.one.Top < pair.other.Bottom
                    && pair.other.Top < pair.one.Bottom,
                $"`{pair.one.Text}` and `{pair.other.Text}` in {stack}"));
        }
    }

    [Needs("chromium")]
    public async Task On_a_telephone_nothing_is_wider_than_the_screen()
    {
        var pages = await PagesAsync();
        // Without the style sheet's rules for narrow screens, tables and pictures are wider.
        var wider = pages.Select(page => page.Replace("max-width: 40rem", "max-width: 1px", StringComparison.Ordinal));

        var widths = browser.MeasureInFrames(Telephone, Widths, [.. pages, .. wider]).Select(width => width.GetRawText())
            .ToArray();

        Assert.All(widths[..pages.Length], width => Assert.Equal("[390,390,[]]", width));
        Assert.All(widths[pages.Length..], width => Assert.NotEqual("[390,390,[]]", width));
    }

    [Needs("chromium")]
    public async Task On_a_telephone_a_cell_says_what_its_column_is()
    {
        var labels = Assert.Single(browser.MeasureInFrames(
            Telephone,
            "[...document.querySelectorAll('#access .matrix td')].filter(cell => cell.offsetWidth > 0).map(cell => "
                + "getComputedStyle(cell, '::before').content + cell.innerText)",
            HtmlReport.Write(await Variants.Of("prod"))));

        Assert.Contains(
            labels.EnumerateArray(), label => label.GetString()!.StartsWith("\"upload: \"yes", StringComparison.Ordinal));
    }

    [Needs("chromium")]
    public async Task Light_and_dark_differ_as_the_reader_prefers()
    {
        var page = HtmlReport.Write(await Variants.Of("dev"));
        const string Colours =
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('svg text')).fill]";

        var light = browser.Photograph(page, Wide, Colours, dark: false);
        var dark = browser.Photograph(page, Wide, Colours, dark: true);

        Assert.Equal("""["rgb(246, 247, 250)","rgb(27, 34, 48)"]""", light.Measured.GetRawText());
        Assert.Equal("""["rgb(17, 20, 26)","rgb(231, 234, 240)"]""", dark.Measured.GetRawText());
        Assert.NotEqual(light.Picture, dark.Picture);
    }

    private static async Task<string[]> PagesAsync()
    {
        var pages = new List<string>();
        foreach (var stack in Stacks)
        {
            pages.Add(HtmlReport.Write(await Variants.Of(stack)));
        }

        return [.. pages];
    }
}
