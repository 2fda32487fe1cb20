namespace Review.Verbs;

/// <summary>A file that the user named.</summary>
internal static class InputFile
{
    /// <summary>Gives the file's bytes to <paramref name="use"/>; a file that cannot be opened is told in one line, and is bad input.</summary>
    public static int Read(string path, Func<Stream, int> use)
    {
        FileStream input;
        try
        {
            input = File.OpenRead(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"{path}: cannot be read: {refused.Message}");
            return (int)ExitCode.BadInput;
        }

        using (input)
        {
            return use(input);
        }
    }
}
