using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tests.Review.Forms.Html;

/// <summary>Headless Chromium with a temporary profile.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public sealed record Seen(string Dom, IReadOnlyList<string> Console);

    /// <summary>Loads a page, and returns its result and the browser's error messages.</summary>
    public Seen Load(string html, int width, bool dark = false, params string[] more)
    {
        var page = Path.Combine(folder, "page.html");
        File.WriteAllText(page, html);
        var run = Run(width, dark, [.. more, "--dump-dom", new Uri(page).AbsoluteUri]);
        return new(run.Output, [.. Complaint().Matches(run.Error).Select(match => match.Value)]);
    }

    /// <summary>
    /// Runs a script in the rendered page, and returns its result and a PNG screenshot. The page lacks the content security
    /// policy that forbids scripts, holds the result in a hidden element, and has no other change.
    /// </summary>
    public (JsonElement Measured, byte[] Picture) Photograph(string html, int width, string expression, bool dark)
    {
        var picture = Path.Combine(folder, "page.png");
        var open = ContentPolicy().Replace(html, "");
        Assert.NotEqual(html, open);
        var seen = Load(
            open.Replace(
                "</body>", "<pre id=\"measured\" hidden></pre><script>document.getElementById('measured').textContent = "
                    + $"JSON.stringify({expression})</script></body>", StringComparison.Ordinal),
            width, dark, $"--screenshot={picture}");
        Assert.Empty(seen.Console);
        var measured = System.Net.WebUtility.HtmlDecode(Measured().Match(seen.Dom).Groups[1].Value);
        return (JsonDocument.Parse(measured).RootElement, File.ReadAllBytes(picture));
    }

    /// <summary>
    /// Runs a script in several pages, each in a separate frame of one page without the content security policy. A window is at
    /// least 500 pixels wide, which is wider than a phone.
    /// </summary>
    public IReadOnlyList<JsonElement> MeasureInFrames(int width, string expression, params IReadOnlyList<string> pages)
    {
        var frames = pages.Select((html, index) =>
        {
            var open = ContentPolicy().Replace(html, "");
            Assert.NotEqual(html, open);
            var measured = open.Replace(
                "</body>", $"<script>parent.results[{index}] = {expression}; parent.document.getElementById('measured')"
                    + ".textContent = JSON.stringify(parent.results)</script></body>", StringComparison.Ordinal);
            return $"<iframe style=\"border:0\" width=\"{width}\" height=\"900\" "
                + $"srcdoc=\"{System.Net.WebUtility.HtmlEncode(measured)}\"></iframe>";
        });
        var seen = Load(
            $"<!DOCTYPE html><script>var results = []</script><pre id=\"measured\"></pre>{string.Concat(frames)}",
            Math.Max(width, 1000));
        Assert.Empty(seen.Console);
        var results = JsonDocument.Parse(System.Net.WebUtility.HtmlDecode(Measured().Match(seen.Dom).Groups[1].Value))
            .RootElement.EnumerateArray().ToArray();
        Assert.Equal(pages.Count, results.Length);
        return results;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Programs.Finished Run(int width, bool dark, string[] more)
    {
        var clock = Stopwatch.StartNew();
        var finished = Programs.Run(
            "chromium",
            "",
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                $"--blink-settings=preferredColorScheme={(dark ? 0 : 1)}",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                $"--window-size={width},900",
                .. more,
            ]);
        Assert.True(finished.ExitCode == 0, $"chromium ended with {finished.ExitCode} after {clock.Elapsed}: {finished.Error}");
        return finished;
    }

    [GeneratedRegex(".*CONSOLE.*")]
    private static partial Regex Complaint();

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex ContentPolicy();

    [GeneratedRegex("<pre id=\"measured\"[^>]*>(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Measured();
}
