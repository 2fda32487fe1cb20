namespace Tests.Review;

/// <summary>Tests that the comparison with approved files can fail.</summary>
public sealed class ApprovedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Text_as_approved_passes_and_clears_what_was_received_before()
    {
        File.WriteAllText(In("tree.txt"), "a\n");
        File.WriteAllText(In("tree.received.txt"), "b\n");

        Approved.Text(folder, "tree.txt", "a\n", approve: false);

        Assert.False(File.Exists(In("tree.received.txt")));
    }

    [Fact]
    public void A_different_text_fails_and_is_written_next_to_the_approved_one()
    {
        File.WriteAllText(In("tree.txt"), "a\nb\n");

        var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(
            () => Approved.Text(folder, "tree.txt", "a\nc\n", approve: false));

        Assert.Contains("line 2\napproved: b\nreceived: c", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a\nc\n", File.ReadAllText(In("tree.received.txt")));
        Assert.Equal("a\nb\n", File.ReadAllText(In("tree.txt")));
    }

    [Fact]
    public void Text_that_nobody_approved_yet_fails() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Approved.Text(folder, "new/tree.txt", "a\n", approve: false));

    [Fact]
    public void Approving_writes_the_file()
    {
        Approved.Text(folder, "new/tree.txt", "a\n", approve: true);

        Assert.Equal("a\n", File.ReadAllText(In("new/tree.txt")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);
}
