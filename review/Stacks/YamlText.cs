using System.Text;

namespace Review.Stacks;

/// <summary>
/// The text of a YAML file: UTF-8, or UTF-16 behind a byte order mark, without the characters that YAML forbids.
/// </summary>
internal static class YamlText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads an existing file. Null if its content is not text; the problem then has the position.</summary>
    public static string? Read(string path, List<StackProblem> problems)
    {
        var name = Path.GetFileName(path);
        byte[] bytes;
        try
        {
            bytes = new FileInfo(path).Length > YamlBounds.Bytes ? [] : File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(
                name, null, null, $"the file cannot be read: {failure.Message}", "give yourself permission to read it"));
            return null;
        }

        if (bytes.Length == 0 && new FileInfo(path).Length > 0)
        {
            problems.Add(
                new(name, null, null, $"the file has more than {YamlBounds.Bytes} bytes",
                "keep data that is not a setting in another file"));
            return null;
        }

        return Decode(name, bytes, problems) is { } text && IsAllowed(name, text, problems) ? text : null;
    }

    private static string? Decode(string name, byte[] bytes, List<StackProblem> problems)
    {
        Encoding encoding = bytes switch
        {
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
        try
        {
            return encoding.GetString(bytes).TrimStart(ByteOrderMark);
        }
        catch (DecoderFallbackException broken)
        {
            var before = Encoding.Latin1.GetString(bytes, 0, Math.Clamp(broken.Index, 0, bytes.Length));
            problems.Add(new(Place(name, before), null, null, "this is not UTF-8 text", "save the file as UTF-8"));
            return null;
        }
    }

    // https://yaml.org/spec/1.2.2/#51-character-set
    private static bool IsAllowed(string name, string text, List<StackProblem> problems)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isControl = char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r' or '\u0085');
            if (isControl || text[i] is ByteOrderMark or '\uFFFE' or '\uFFFF')
            {
                var rule = $"YAML does not allow the character U+{(int)text[i]:X4}";
                problems.Add(new(Place(name, text[..i]), null, null, rule, "remove it"));
                return false;
            }
        }

        return true;
    }

    private static string Place(string name, string before) =>
        $"{name}:{before.Count(c => c == '\n') + 1}:{before.Length - (before.LastIndexOf('\n') + 1) + 1}";
}
