using IamEngine.Json;

namespace Review.Model;

/// <summary>Reads the text of a file or of standard input, up to a size.</summary>
internal static class InputText
{
    // Far above the size of any policy, report or answer of AWS.
    private const int MostBytes = 64 * 1024 * 1024;

    /// <returns>The text; null, with the problem, if it is larger than 64 MiB or not UTF-8.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static (string? Text, string? Problem) Read(Stream input)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = input.Read(buffer)) > 0;)
        {
            all.Write(buffer.AsSpan(0, read));
            if (all.Length > MostBytes)
            {
                return (null, $"it is larger than {MostBytes / 1024 / 1024} MiB");
            }
        }

        return JsonText.FromUtf8(all.ToArray()) is { } text ? (text, null) : (null, "it is not UTF-8 text");
    }
}
