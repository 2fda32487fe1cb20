using System.Text;
using CsCheck;
using Infra.Settings;
using Review.Stacks;

namespace Tests.Review;

/// <summary>
/// The reader reads any stack file, or refuses it with a position and a rule, in a short time and without an exception.
/// </summary>
public sealed class YamlReadingTests
{
    private const string Bracket =
        "close the bracket there, or just before; a `#` after a space makes the rest of its line a comment";

    [Theory]
    [InlineData(
        "config:\n  infra:network: {cidr: 10.20.0.0/16 # net}\n",
        "2:23|this is not YAML: while parsing a flow mapping, did not find expected ',' or '}'", Bracket)]
    [InlineData(
        "config:\n  infra:network: {cidr: 10.20.0.0/16 # net}\n  infra:stage: dev\n",
        "2:23|this is not YAML: it cannot be parsed from here", Bracket)]
    [InlineData(
        "config:\n  a: [b # c]\n", "2:8|this is not YAML: while parsing a flow sequence, did not find expected ',' or ']'",
        Bracket)]
    [InlineData("config:\n  owner: !<> me\n", "2:8|this is not YAML: it cannot be parsed from here", Bracket)]
    [InlineData(
        "config:\n\towner: me\n", "1:1|this is not YAML: while scanning a mapping, found invalid tab as indentation", null)]
    [InlineData(
        "config:\n  network: &a {cidr: *a}\n", "2:12|lists and mappings are nested more than 32 deep, or contain themselves",
        null)]
    [InlineData(
        "config:\n  network: &a [*a]\n", "2:12|lists and mappings are nested more than 32 deep, or contain themselves", null)]
    [InlineData("config:\n  owner: *a\n", "2:10|no earlier line defines the anchor `a`", null)]
    [InlineData("config:\n  <<: 5\n", "2:3|this is not YAML: unrecognized merge key pattern", null)]
    [InlineData("config:\n  owner: !mine me\n", "2:10|a tag other than !!str has no meaning in a stack file", null)]
    [InlineData("config:\n  owner: !!int '5'\n", "2:10|a tag other than !!str has no meaning in a stack file", null)]
    [InlineData("config:\n  network:\n    ? [a]\n    : b\n", "3:7|a key must be text", null)]
    [InlineData("config:\n  network: {1: a}\n", "2:13|a key must be text", null)]
    [InlineData("config:\n  network: {a: .inf}\n", "2:16|a setting cannot be infinite or NaN", null)]
    [InlineData("config:\n  network: {a: b, a: c}\n", "2:19|this is not YAML: duplicate key a", null)]
    [InlineData("config: {}\n---\nconfig: {}\n", "2:1|a second document begins here, which Pulumi ignores", null)]
    [InlineData("config: {}\n...\ngarbage\n", "3:1|a second document begins here, which Pulumi ignores", null)]
    [InlineData("config:\n  owner: m\u0007e\n", "2:11|YAML does not allow the character U+0007", null)]
    [InlineData("config:\n  owner: m\0e\n", "2:11|YAML does not allow the character U+0000", null)]
    [InlineData("config:\n  owner: m\uFEFFe\n", "2:11|YAML does not allow the character U+FEFF", null)]
    [InlineData("%YAML 1.2\n", "2:1|this is not YAML: did not find expected <document start>", null)]
    public void A_file_that_cannot_be_used_is_refused_with_one_message(string text, string problem, string? remedy)
    {
        var only = Assert.Single(Problems(Encoding.UTF8.GetBytes(text)));

        Assert.Equal($"Pulumi.dev.yaml:{problem}", $"{only.Where}|{only.Rule}");
        Assert.True(remedy is null ? only.Remedy.Length > 0 : only.Remedy == remedy, only.Remedy);
    }

    [Fact]
    public void Nesting_without_end_is_refused() => Assert.Equal(
        "Pulumi.dev.yaml:1:40|lists and mappings are nested more than 32 deep, or contain themselves",
        Where(Problems(Encoding.UTF8.GetBytes("config: " + new string('[', 100_000)))));

    [Fact]
    public void Aliases_do_not_lead_deeper()
    {
        var text = new StringBuilder("config:\n  a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"  a{i}: &a{i} [*a{i - 1}]\n");
        }

        Assert.Equal(
            "Pulumi.dev.yaml:32:14|lists and mappings are nested more than 32 deep, or contain themselves",
            Where(Problems(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    [Fact]
    public void A_mapping_with_too_many_keys_is_refused() => Assert.Equal(
        "Pulumi.dev.yaml:2:6|a mapping has more than 1000 keys",
        Where(Problems(Encoding.UTF8.GetBytes(
            $"config:\n  a: {{{string.Join(", ", Enumerable.Range(0, 1001).Select(i => $"k{i}: v"))}}}\n"))));

    [Fact]
    public void Too_many_values_are_refused_also_without_aliases()
    {
        var lists = Enumerable.Range(0, 600).Select(
            i => $"  a{i}: [{string.Join(",", Enumerable.Repeat("x", 199))}]\n");

        Assert.EndsWith(
            "|the file expands to more than 100000 values",
            Where(Problems(Encoding.UTF8.GetBytes($"config:\n{string.Concat(lists)}"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_too_long_is_refused() => Assert.Equal(
        "Pulumi.dev.yaml:2:6|a list has more than 200 items",
        Where(Problems(Encoding.UTF8.GetBytes($"config:\n  a: [{string.Join(", ", Enumerable.Range(0, 201))}]\n"))));

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var text = new StringBuilder("config:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            text.Append($"  a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Contains(
            "aliases expand to more than 100000 values", Where(Problems(Encoding.UTF8.GetBytes(text.ToString()))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_encoding_is_refused_with_the_place() =>
        Assert.Equal(
            "Pulumi.dev.yaml:2:11|this is not UTF-8 text",
            Where(Problems(Encoding.Latin1.GetBytes("config:\n  owner: m\u00E9\n"))));

    [Fact]
    public void A_file_that_is_no_settings_file_for_its_size_is_refused() =>
        Assert.Equal("Pulumi.dev.yaml|the file has more than 1000000 bytes", Where(Problems(new byte[1_000_001])));

    [Theory]
    [InlineData("config:\r\n  owner: me\r\n")]
    [InlineData("config:\n  owner:\tme\n")]
    [InlineData("%YAML 1.2\n---\nconfig: {owner: me}\n...\n")]
    [InlineData("config: {owner: ! me}\n")]
    [InlineData("config: {owner: me # who\n  }\n")]
    public void Valid_YAML_is_read(string text) =>
        Assert.Equal("me", Read(Encoding.UTF8.GetBytes(text)).Configuration?.Values["infra:owner"]);

    [Fact]
    public void UTF_16_behind_its_mark_is_read() =>
        Assert.Equal(
            "me", Read([
                .. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("config: {owner: me}")]).Configuration?.Values[
                    "infra:owner"]);

    [Theory]
    [InlineData("")]
    [InlineData("~\n")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    [InlineData("config: ~\n")]
    [InlineData("config:\n")]
    public void An_empty_file_sets_nothing(string text) =>
        Assert.Equal("nobody", Read(Encoding.UTF8.GetBytes(text)).Configuration?.Values["infra:owner"]);

    [Theory]
    [InlineData("1e999")]
    [InlineData(
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public void A_number_that_no_double_holds_is_text(string number) =>
        Assert.Equal(number, Read(Encoding.UTF8.GetBytes($"config: {{owner: {number}}}")).Configuration?.Values["infra:owner"]);

    private static readonly string Sound = File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.prod.yaml"));

    private static readonly Gen<string> Bit = Gen.OneOf(new[]
    {
        "{", "}", "[", "]", ",", ":", " ", "\n", "  ", "- ", "# c", "#", "&a ", "*a", "!!str ", "!x ", "!", "!<", "? ", "|",
            "|2", ">\n", "'", "\"", "~", "1e999", "010",
        "<<: ", "secure: ", "---\n", "...\n", "%YAML 1.2\n", "\t", "\r", "\uFEFF", "config:\n", "  infra:network: ",
            "cidr: 10.0.0.0/16", "\\", "\\u12", "@", "`",
        "\u2028", "\u0085", "\u00E9", "\0", "{a: b # c}", "[a # c]", ": ", "::", "infra:tags: ", "infra:access: ",
    }.Select(Gen.Const).ToArray());

    /// <summary>Files of random parts, and a real stack file with some of them inserted or replaced.</summary>
    [Fact]
    public void No_file_is_too_odd_to_be_read_or_refused()
    {
        using var project = new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml")));
        var odd = Bit.Array[0, 25].Select(string.Concat);
        var broken = Gen.Select(Bit, Gen.Int[0, Sound.Length - 1], Gen.Int[0, 8]).Array[1, 4]
            .Select(changes => changes.Aggregate(Sound, (text, change) =>
        {
            var at = Math.Min(change.Item2, text.Length);
            return text[..at] + change.Item1 + text[Math.Min(text.Length, at + change.Item3)..];
        }));

        Gen.OneOf(odd, broken).Sample(
            text =>
            {
                project.With("dev", text);
                var (configuration, problems) = StackConfiguration.Read(project.Folder, "dev");
                Assert.All(problems, problem => Assert.StartsWith("Pulumi.dev.yaml:", problem.Where, StringComparison.Ordinal));
                if (configuration is not null)
                {
                    _ = StackSettings.Read(configuration.Values, configuration.SecretKeys, "dev");
                }
                else
                {
                    Assert.NotEmpty(problems);
                }
            },
            iter: 3000,
            threads: 1);
    }

    private static string Where(IReadOnlyList<StackProblem> problems) => $"{problems[0].Where}|{problems[0].Rule}";

    private static IReadOnlyList<StackProblem> Problems(byte[] bytes) => Read(bytes).Problems;

    private static StackReading Read(byte[] bytes)
    {
        using var project = new ProjectOnDisk();
        File.WriteAllBytes(Path.Combine(project.Folder, "Pulumi.dev.yaml"), bytes);
        return StackConfiguration.Read(project.Folder, "dev");
    }
}
