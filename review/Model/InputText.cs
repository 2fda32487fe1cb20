using IamEngine.Json;

namespace Review.Model;

/// <summary>Reads the text of a file or of standard input, up to a size.</summary>
internal static class InputText
{
    // Far above the size of any policy, report or scenario.
    private const int UsualMebibytes = 64;

    /// <param name="most">The largest size in MiB.</param>
    /// <returns>The text; null, with the problem, if it is larger or not UTF-8.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static (string? Text, string? Problem) Read(Stream input, int most = UsualMebibytes)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = input.Read(buffer)) > 0;)
        {
            all.Write(buffer.AsSpan(0, read));
            if (all.Length > most * 1024L * 1024)
            {
                return (null, $"it is larger than {most} MiB");
            }
        }

        return JsonText.FromUtf8(all.ToArray()) is { } text ? (text, null) : (null, "it is not UTF-8 text");
    }
}
