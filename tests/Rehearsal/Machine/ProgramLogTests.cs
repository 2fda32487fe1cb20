using System.Text;
using Rehearsal.Machine;

namespace Tests.Rehearsal.Machine;

public sealed class ProgramLogTests
{
    [Fact]
    public async Task A_full_disk_is_reported_and_the_last_lines_are_kept()
    {
        using var log = new ProgramLog("/dev/full");

        await FillAsync(log, "first\nsecond\n");

        Assert.Contains("No space left on device", log.Problem, StringComparison.Ordinal);
        Assert.Equal(["first", "second"], log.Tail);
    }

    [Fact]
    public async Task The_file_has_every_line()
    {
        var path = Path.GetTempFileName();
        using (var log = new ProgramLog(path))
        {
            await FillAsync(log, string.Concat(Enumerable.Range(1, 500).Select(number => $"line {number}\n")));
            Assert.Null(log.Problem);
            Assert.Equal("line 500", log.Tail[^1]);
        }

        Assert.Equal(500, (await File.ReadAllLinesAsync(path)).Length);
        File.Delete(path);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_reported()
    {
        using var log = new ProgramLog("/no/such/folder/log");

        Assert.Contains("/no/such/folder", log.Problem, StringComparison.Ordinal);
    }

    private static Task FillAsync(ProgramLog log, string text) =>
        log.FillAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default);
}
