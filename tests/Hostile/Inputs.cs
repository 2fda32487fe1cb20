using System.Text;
using System.Text.RegularExpressions;

namespace Tests.Hostile;

/// <summary>Invalid and unusual inputs: fixed ones for every reader, and mutations of valid ones.</summary>
internal static partial class Inputs
{
    /// <summary>Fixed inputs by name. Every reader must either read or refuse each.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> Always = new Dictionary<string, byte[]>
    {
        ["nothing"] = [],
        ["only a byte order mark"] = [0xEF, 0xBB, 0xBF],
        ["a byte order mark twice"] = [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. "{}"u8],
        ["a byte order mark of UTF-16 and half a character"] = [0xFF, 0xFE, 0x7B],
        ["UTF-16"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"Statement\": [1e999]}")],
        ["bytes that are not UTF-8"] = [0x7B, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x7D],
        ["zero bytes"] = new byte[2_000],
        ["a zero byte inside"] = [.. "{\"a\": \"x"u8, 0, .. "y\"}"u8],
        ["carriage returns"] = [.. "{\r\"a\":\r\r\n1}\r"u8],
        ["an object that contains itself"] = [.. "config: &a\n  infra:network: *a\n"u8],
        ["an alias of nothing"] = [.. "config: *nothing\n"u8],
        ["aliases of aliases"] = Text(string.Concat(Enumerable.Range(1, 30).Select(i =>
            $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat(i == 1 ? "x" : $"*a{i - 1}", 9))}]\n"))),
        ["merge keys"] = [.. "a: &a {x: 1}\nconfig:\n  <<: [*a, *a]\n  infra:tags: {<<: *a, <<: *a}\n"u8],
        ["a merge of a text"] = [.. "config:\n  <<: text\n"u8],
        ["many blocks"] = Text($"config:\n{string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  k{i}: |\n    x\n"))}"),
        ["many tags"] = Text($"config:\n  infra:tags:\n{string.Concat(Enumerable.Repeat("    - !x v\n", 20_000))}"),
        ["many anchors"] = Text($"config:\n{string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  k{i}: &a{i} *a{i}\n"))}"),
        ["brackets"] = Text(new string('[', 6_000)),
        ["brackets that close"] = Text(new string('[', 3_000) + new string(']', 3_000)),
        ["braces"] = Text(string.Concat(Enumerable.Repeat("{\"a\":", 6_000))),
        ["dashes"] = Text(string.Concat(Enumerable.Repeat("- ", 6_000))),
        ["question marks"] = Text(string.Concat(Enumerable.Repeat("? ", 6_000))),
        ["a number that no double holds"] = [.. "1e999"u8],
        ["a text"] = [.. "\"\""u8],
        ["null"] = [.. "null"u8],
        ["a list"] = [.. "[]"u8],
        ["lists in lists"] = [.. "[[[[1e999]]]]"u8],
        ["an object"] = [.. "{}"u8],
        ["two objects"] = [.. "{}{}"u8],
        ["two objects on two lines"] = [.. "{}\n{}\n"u8],
        ["half a pair"] = [.. "\"\\ud800\""u8],
        ["half a pair in a list"] = [.. "[\"\\udc00\"]"u8],
        ["half a pair as a name"] = [.. "{\"\\ud800\": 1, \"\\ud800\": 2}"u8],
        ["one name twice"] = [.. "{\"a\": 1, \"a\": 2}"u8],
        ["rules that are none"] = [.. "{\"Rules\": [1, null, [], {\"Status\": {}}]}"u8],
        ["steps that are none"] = [.. "{\"steps\": [{\"op\": 1, \"urn\": null}]}"u8],
        ["a report of nothing"] = [.. "{\"stack\": \"dev\", \"resources\": [], \"documents\": []}"u8],
        ["a long text"] = Text($"{{\"Statement\": \"{new string('x', 1_000_000)}\"}}"),
        ["a long name"] = Text($"{{\"{new string('x', 1_000_000)}\": 1}}"),
        ["a long line of no JSON"] = Text(new string('x', 1_000_000)),
    };

    private static readonly string[] Parts =
    [
        "1e999", "-1e999", "1e-999", "99999999999999999999999999", "-1", "0", "-0", "1.5", "null", "true", "false", "\"\"", "[]",
            "{}",
        "[[[]]]", "{\"a\":1,\"a\":2}", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\u202e\\u200b\\u001b[2J\"", "\"*\"",
            "\"?\"",
        "\"${aws:username}\"", "\"${\"", "\"arn:aws:iam::123456789012:role/*\"", "\"arn:\"", "\"::add-mask::x\"",
            "\"##[add-mask]x\"",
        "\"\\n::add-mask::x\"", "\"0.0.0.0/0\"", "\"::/0\"", "\"2012-10-17\"", "\"[secret]\"", "\"urn:pulumi:a::b::c::d\"",
            "\"</code>\"",
        "[null]", "[1,\"a\",{}]", "{\"\":\"\"}", "{\"\\ud800\":1}", ",", ":", "}", "]", "\"", "\\", "\n", "\r", "\t", "\0",
            "\uFEFF", "\uFFFF",
        "&a ", "*a", "<<: *a\n", "!!binary x", "!x ", "? ", "- ", "|\n", "---\n", "# ", "@", "%",
    ];

    // The scalar values of the document.
    private static readonly string[] Values =
    [
        .. Parts.Where(part =>
            part.Length > 1 && !part.Contains('\n', StringComparison.Ordinal) && part[^1] is not (' ' or 'x')),
    ];

    /// <summary>
    /// A valid input with one to four mutations. Every second one only has other values, so that it usually remains valid JSON
    /// and reaches the code behind the parser.
    /// </summary>
    public static byte[] Changed(byte[] seed, Random random)
    {
        var text = Encoding.UTF8.GetString(seed);
        var isValid = random.Next(2) == 0;
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            text = isValid ? WithAnotherValue(text, random) : Once(text, random);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(20) == 0)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static string Once(string text, Random random)
    {
        var tokens = Token().Matches(text);
        if (tokens.Count == 0)
        {
            return Parts[random.Next(Parts.Length)] + text;
        }

        var (one, other) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
        var part = Parts[random.Next(Parts.Length)];
        return random.Next(12) switch
        {
            0 => text[..random.Next(text.Length)],
            1 => text.Remove(one.Index, one.Length),
            2 => text.Insert(one.Index, part),
            3 => text.Insert(one.Index, other.Value),
            4 => text.Insert(random.Next(text.Length), part),
            5 => text.Remove(one.Index, one.Length).Insert(one.Index, Deep(random)),
            6 => text.Remove(one.Index, one.Length).Insert(one.Index, $"\"{new string('x', random.Next(20_000))}\""),
            7 or 8 => text.Remove(one.Index, one.Length).Insert(one.Index, other.Value),
            _ => text.Remove(one.Index, one.Length).Insert(one.Index, part),
        };
    }

    private static string WithAnotherValue(string text, Random random)
    {
        var values = Value().Matches(text);
        if (values.Count == 0)
        {
            return text;
        }

        var (one, other) = (values[random.Next(values.Count)].Groups[1], values[random.Next(values.Count)].Groups[1]);
        var by = random.Next(4) switch
        {
            0 => other.Value,
            1 when one.Length > 2 && one.Value[0] == '"' => one.Value.Insert(random.Next(1, one.Length), other.Value.Trim('"')),
            _ => Values[random.Next(Values.Length)],
        };
        return text.Remove(one.Index, one.Length).Insert(one.Index, by);
    }

    private static string Deep(Random random)
    {
        var depth = random.Next(1, 200);
        return new string('[', depth) + new string(']', depth);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    // A scalar that is not a member name.
    [GeneratedRegex("""
        ("(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null)(?!\s*:)
        """)]
    private static partial Regex Value();

    // The tokens of JSON and YAML.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|[A-Za-z][\w:/.-]*|[{}\[\],:#&*|>-]
        """)]
    private static partial Regex Token();
}
