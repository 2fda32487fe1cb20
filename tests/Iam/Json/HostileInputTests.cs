using System.Text;
using CsCheck;
using IamEngine.Json;
using IamEngine.Model;
using Tests.Generators;

namespace Tests.Json;

/// <summary>The reader reads or refuses any text in a short time, and throws no exception.</summary>
public class HostileInputTests
{
    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Deep_nesting_is_refused(char open, char close)
    {
        var nested = open == '[' ? new string('[', 10_000) : string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1";
        Assert.Equal(["JSON_SYNTAX_ERROR"], CodesOf($$"""{"Statement":{{nested}}{{new string(close, 10_000)}}}"""));
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\uDBFF")]
    [InlineData("a\\udc00\\ud800b")]
    public void Half_a_character_is_refused_wherever_it_stands(string half)
    {
        const string reason = "not JSON: a \\u escape is an unpaired surrogate";
        string[] documents =
        [
            $$"""{"Id":"{{half}}","Statement":[]}""",
            $$"""{"{{half}}":1,"Statement":[]}""",
            $$"""{"Statement":{"Effect":"Allow","Action":["s3:{{half}}"],"Resource":"*"} }""",
            $$"""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"{{half}}":"true"} } } }""",
        ];
        Assert.All(documents, json => Assert.Equal(reason, OnlyMessage(json)));
    }

    [Fact]
    public void A_string_that_holds_half_a_character_is_refused() =>
        Assert.Equal("not JSON: the text contains an unpaired surrogate", OnlyMessage("{\"Id\":\"\ud800\"}"));

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { (byte)'a', 0x80 })]
    [InlineData(new byte[] { 0xc0, 0x80 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xf4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xe2, 0x82 })]
    public void Invalid_UTF_8_is_refused(byte[] bytes) => Assert.Null(JsonText.FromUtf8(bytes));

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.Equal("{}", JsonText.FromUtf8([0xef, 0xbb, 0xbf, .. "{}"u8]));
        Assert.Equal("\U0001F600", JsonText.FromUtf8("\U0001F600"u8));
        Assert.Equal("", JsonText.FromUtf8([]));
    }

    [Fact]
    public void A_list_of_five_megabytes_is_read()
    {
        var actions = string.Join(',', Enumerable.Range(0, 350_000).Select(i => $"\"s3:Action{i:D6}\""));
        var document = PolicyReader.Identity($$"""{"Statement":{"Effect":"Allow","Action":[{{actions}}],"Resource":"*"} }""")
            .OrThrow();
        Assert.Equal(350_000, document.Statements[0].Action.Patterns.Count);
    }

    [Fact]
    public void A_long_list_of_nonsense_is_refused_item_by_item()
    {
        var actions = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"s3_Action{i:D6}\""));
        Assert.Equal(100_000, CodesOf($$"""{"Statement":{"Effect":"Allow","Action":[{{actions}}],"Resource":"*"} }""").Count);
    }

    /// <summary>A reader that compares each condition key with all earlier ones would need minutes here.</summary>
    [Fact]
    public void A_condition_of_many_keys_is_read()
    {
        var keys = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"aws:RequestTag/{i}\":\"a\""));
        var document = PolicyReader.Identity(
            $$"""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{ {{keys}} } } } }""")
            .OrThrow();
        Assert.Equal(50_000, document.Statements[0].Condition.Count);
    }

    [Fact]
    public void A_member_repeated_a_hundred_thousand_times_is_refused() =>
        Assert.Equal(99_999, CodesOf($$"""{ {{string.Join(',', Enumerable.Repeat("\"Statement\":[]", 100_000))}} }""").Count);

    [Fact]
    public void A_damaged_document_is_read_or_refused() =>
        Gen.Select(GenPolicy.ResourceBased.Select(PolicyWriter.Write), Damage.Array[1, 4]).Sample(
            (text, damages) =>
            {
                var bytes = damages.Aggregate(Encoding.UTF8.GetBytes(text), (before, damage) => damage(before));
                if (JsonText.FromUtf8(bytes) is { } damaged)
                {
                    Assert.True(IsReadOrRefused(PolicyReader.Identity(damaged)));
                    Assert.True(IsReadOrRefused(PolicyReader.Trust(damaged)));
                    Assert.True(IsReadOrRefused(PolicyReader.Resource(damaged)));
                }
            },
            iter: 3_000);

    /// <summary>The test above covers both results: damaged documents that are still valid, and others that are not.</summary>
    [Fact]
    public void Damage_leaves_some_documents_whole_and_breaks_others()
    {
        var outcomes = new HashSet<bool>();
        Gen.Select(GenPolicy.ResourceBased.Select(PolicyWriter.Write), Damage).Sample(
            (text, damage) =>
            {
                outcomes.Add(
                    JsonText.FromUtf8(damage(Encoding.UTF8.GetBytes(text))) is { } damaged && CodesOf(damaged).Count == 0);
            },
            iter: 500, threads: 1);
        Assert.Equal(2, outcomes.Count);
    }

    // Deletes, inserts or swaps bytes, or replaces them by pieces of JSON syntax.
    private static Gen<Func<byte[], byte[]>> Damage { get; } = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 100_000], Gen.Int[0, 100_000], Gen.Byte,
        Gen.OneOf("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "null", "1e999", "true", "*", "\u0000", "\"AWS\":",
            "\"Action\":"),
        (how, one, other, value, piece) => new Func<byte[], byte[]>(bytes =>
        {
            var (at, to) = (one % (bytes.Length + 1), other % (bytes.Length + 1));
            var (from, until) = (Math.Min(at, to), Math.Max(at, to));
            return how switch
            {
                0 => [.. bytes[..from], .. bytes[Math.Min(bytes.Length, from + 1)..]],
                1 => [.. bytes[..at], value, .. bytes[at..]],
                2 => [.. bytes[..from], .. bytes[until..]],
                3 => [.. bytes[..from], .. bytes[from..until], .. bytes[from..until], .. bytes[until..]],
                _ => [.. bytes[..at], .. Encoding.UTF8.GetBytes(piece), .. bytes[at..]],
            };
        }));

    private static bool IsReadOrRefused<T>(Reading<T> reading) where T : PolicyDocument => reading switch
    {
        Reading<T>.Document document => PolicyWriter.Write(document.Value).Length > 0,
        Reading<T>.Refused refused => refused.Problems.Count > 0
            && refused.Problems.All(problem => problem is { Path: ['$', ..], Code.Length: > 0, Message.Length: > 0 }),
        _ => false,
    };

    private static string OnlyMessage(string json) =>
        Assert.Single(Assert.IsType<Reading<IdentityPolicy>.Refused>(PolicyReader.Identity(json)).Problems).Message;

    private static List<string> CodesOf(string json) =>
        PolicyReader.Resource(json) is Reading<ResourcePolicy>.Refused refused
            ? [.. refused.Problems.Select(problem => problem.Code)] : [];
}
