using CsCheck;
using IamEngine.Prove;
using IamEngine.Prove.Globs;

namespace Tests.Prove.Globs;

public class GlobSearchTests
{
    // All texts of up to four letters from this alphabet.
    private static readonly string[] SmallTexts = [.. Texts("abAB:12x", 4)];

    private static readonly Gen<Glob> SmallGlob = Gen.Select(
        Gen.OneOf("a", "b", "A", "1", ":", "?", "*", "#", ".", "+").Array[0, 4], Gen.Bool,
        (tokens, ignoreCase) => Glob.Of(Array.ConvertAll(tokens, Read), ignoreCase));

    [Fact]
    public void A_text_is_found_exactly_where_one_exists() =>
        Gen.Select(SmallGlob.Array[0, 3], SmallGlob.Array[0, 3]).Sample((wanted, unwanted) =>
        {
            var shortest = Array.Find(
                SmallTexts, text =>
                Array.TrueForAll(wanted, g => Matches(g, text)) && !Array.Exists(unwanted, g => Matches(g, text)));
            switch (GlobSearch.For(wanted, unwanted, Budget.Default.Start()))
            {
                case GlobSearchResult.Found found:
                    Assert.All(wanted, glob => Assert.True(Matches(glob, found.Text)));
                    Assert.All(unwanted, glob => Assert.False(Matches(glob, found.Text)));
                    Assert.True(
                        shortest is null || found.Text.Length == shortest.Length, $"{found.Text} is longer than {shortest}");
                    break;
                case GlobSearchResult.Nothing:
                    Assert.Null(shortest);
                    break;
                default:
                    Assert.Fail("so small a question must be answered");
                    break;
            }
        }, iter: Cases.Or(4_000));

    [Fact]
    public void Two_globs_are_compared_as_their_texts_are() =>
        Gen.Select(SmallGlob, SmallGlob).Sample((a, b) =>
        {
            var common = SmallTexts.Any(text => Matches(a, text) && Matches(b, text));
            var beyond = SmallTexts.Any(text => Matches(a, text) && !Matches(b, text));
            var relation = GlobRelation.Of(a, b, Budget.Default.Start());
            Assert.False(relation == Relation.Disjoint && common);
            Assert.False(relation == Relation.Within && beyond);
            Assert.False(
                relation == Relation.Other && (!common || !beyond) && SmallTexts.Any(text => Matches(a, text)) && IsShort(a)
                && IsShort(b));
        }, iter: Cases.Or(4_000));

    [Fact]
    public void A_star_behind_a_star_or_before_a_question_mark_says_nothing_new() =>
        Assert.Equal(
            Glob.Of(Array.ConvertAll(["?", "?", "*", "a"], Read), false),
            Glob.Of(Array.ConvertAll(["*", "?", "*", "?", "a"], Read), false));

    [Theory]
    [InlineData(14)]
    [InlineData(60)]
    public void Many_infix_globs_against_as_many_shorter_ones_are_settled_pair_by_pair(int count)
    {
        var left = Enumerable.Range(0, count).Select(i => Text($"*w{i}iz*")).ToArray();
        var right = Enumerable.Range(0, count).Select(i => Text($"*w{i}i*")).ToArray();
        var steps = Budget.Default.Start();
        Assert.All(left, glob => Assert.IsType<GlobSearchResult.Nothing>(GlobSearch.For([glob], right, steps)));
        Assert.All(right, glob => Assert.IsType<GlobSearchResult.Found>(GlobSearch.For([glob], left, steps)));
        Assert.InRange(steps.Spent, 1, 2_000_000);
    }

    [Fact]
    public void Question_marks_that_blow_up_an_automaton_do_not_blow_up_the_search()
    {
        var steps = Budget.Default.Start();
        var tail = new string('?', 40);
        Assert.IsType<GlobSearchResult.Nothing>(GlobSearch.For([Text($"*a{tail}?")], [Text($"*a?{tail}")], steps));
        Assert.IsType<GlobSearchResult.Found>(GlobSearch.For([Text($"*a{tail}")], [Text($"*a{tail}?")], steps));
        Assert.IsType<GlobSearchResult.Found>(
            GlobSearch.For([Text($"*a{tail}*")], [Text($"*b{tail}*"), Text($"*aa{tail}*")], steps));
        Assert.InRange(steps.Spent, 1, 500_000);
    }

    [Fact]
    public void Fourteen_infixes_in_one_text_are_found()
    {
        var all = Enumerable.Range(0, 14).Select(i => Text($"*w{i}i*")).ToArray();
        var found = Assert.IsType<GlobSearchResult.Found>(GlobSearch.For(all, [], Budget.Default.Start()));
        Assert.All(all, glob => Assert.True(Matches(glob, found.Text)));
    }

    [Fact]
    public void A_search_beyond_its_budget_gives_up()
    {
        var all = Enumerable.Range(0, 30).Select(i => Text($"*w{i}i?z{i}*")).ToArray();
        Assert.IsType<GlobSearchResult.GaveUp>(GlobSearch.For(all, [Text("*x????????*")], new Budget(5_000).Start()));
    }

    private static Glob Text(string pattern) => Glob.Of(pattern.Select(c => Read(c.ToString())).ToArray(), ignoreCase: false);

    private static Token Read(string token) => token switch
    {
        "?" => Token.One,
        "*" => Token.Many,
        "#" => Token.Digit,
        "." => Token.One.WithScope(StarScope.UntilColon),
        "+" => Token.Many.WithScope(StarScope.UntilColon),
        _ => Token.Of(token[0]),
    };

    // If two of these globs differ, they differ on a text of at most four letters.
    private static bool IsShort(Glob glob) => glob.Tokens.Length <= 2;

    // The simplest possible matcher.
    private static bool Matches(Glob glob, string text) => Matches(glob, glob.Tokens, text);

    private static bool Matches(Glob glob, ReadOnlySpan<Token> tokens, ReadOnlySpan<char> text)
    {
        if (tokens.IsEmpty)
        {
            return text.IsEmpty;
        }

        var takes = !text.IsEmpty && tokens[0].Takes switch
        {
            Takes.Literal => glob.IgnoreCase ? char.ToUpperInvariant(text[0]) == char.ToUpperInvariant((char)tokens[0].Code)
                : text[0] == tokens[0].Code,
            Takes.Digit => char.IsAsciiDigit(text[0]),
            _ => tokens[0].Scope != StarScope.UntilColon || text[0] != ':',
        };
        return tokens[0].IsMany
            ? Matches(glob, tokens[1..], text) || (takes && Matches(glob, tokens, text[1..]))
            : takes && Matches(glob, tokens[1..], text[1..]);
    }

    private static IEnumerable<string> Texts(string letters, int longest) =>
        longest == 0 ? [""]
            : [.. Texts(letters, longest - 1), .. Texts(letters, longest - 1).Where(t => t.Length == longest - 1)
            .SelectMany(_ => letters, (t, c) => t + c)];
}
