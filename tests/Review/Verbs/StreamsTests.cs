using Review.Verbs;

namespace Tests.Review.Verbs;

/// <summary>The reader of FILE or -: readable inputs, and a one-line error for each unreadable one.</summary>
public sealed class StreamsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("streams").FullName;
    private readonly StringWriter error = new() { NewLine = "\n" };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_hyphen_is_the_standard_input() =>
        Assert.Equal(("text", ""), (Of("text"u8.ToArray()).ReadText("-"), error.ToString()));

    [Fact]
    public void A_file_is_read_without_touching_the_standard_input()
    {
        File.WriteAllText(Path.Combine(folder, "a"), "text");

        Assert.Equal(
            "text", new Streams(() => throw new InvalidOperationException(), TextWriter.Null, error)
            .ReadText(Path.Combine(folder, "a")));
    }

    [Fact]
    public void An_unreadable_file_is_reported_with_the_reason()
    {
        File.WriteAllBytes(Path.Combine(folder, "bytes"), [0xff, 0xfe]);
        var streams = Of([0xff]);

        Assert.All(new[] { Path.Combine(folder, "none"), folder, Path.Combine(folder, "bytes"), "-" }, path =>
            Assert.Null(streams.ReadText(path)));
        Assert.Equal(
            $"{folder}/none cannot be read: there is no such file\n{folder} cannot be read: it is a folder\n"
                + $"{folder}/bytes cannot be read: it is not UTF-8 text\nstandard input cannot be read: it is not UTF-8 text\n",
            error.ToString());
    }

    [Fact]
    public void A_text_above_the_limit_is_refused_before_it_is_read_completely()
    {
        Assert.Null(new Streams(() => new Endless(), TextWriter.Null, error).ReadText("-"));
        Assert.Equal("standard input cannot be read: it is larger than 64 MiB\n", error.ToString());
    }

    [Fact]
    public void Control_characters_in_a_file_name_do_not_reach_the_terminal() =>
        Assert.DoesNotContain('\e', Streams.Name("\e[2Ja.json"));

    private Streams Of(byte[] input) => new(() => new MemoryStream(input), TextWriter.Null, error);

    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }
    }
}
