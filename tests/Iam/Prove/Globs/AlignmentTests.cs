using CsCheck;
using IamEngine.Prove;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Steps;

namespace Tests.Prove.Globs;

/// <summary>The comparison token by token has the results of the search for a text, for globs of every form.</summary>
public class AlignmentTests
{
    private static readonly string[] Kinds =
        ["a", "b", "A", "k", "K", "1", "7", ":", "/", "?", "*", "*", "#", "?:", "*:", "*:", "?/", "*/", "$0", "$1"];

    private static readonly Gen<Glob> AnyGlob = Gen.Select(
        Gen.OneOf(Kinds).Array[0, 7], Gen.Bool, (tokens, ignoreCase) => Glob.Of(Array.ConvertAll(tokens, Read), ignoreCase));

    private static readonly Gen<Glob> LongGlob = Gen.Select(
        Gen.OneOf("a", "b", ":", "?", "*:", "*").Array[40, 100], tokens => Glob.Of(Array.ConvertAll(tokens, Read), false));

    private static readonly Gen<(Glob, Glob)> Pair = Gen.OneOf(
        Gen.Select(AnyGlob, AnyGlob), Gen.Select(AnyGlob, Gen.Int[0, 100], Changed),
        Gen.Select(LongGlob, Gen.Int[0, 100], Changed));

    [Fact]
    public void A_glob_that_covers_another_matches_all_of_its_texts() => Pair.Sample(
        (by, of) => !Alignment.Covers(by, of, Steps()) || GlobSearch.For([of], [by], Steps()) is GlobSearchResult.Nothing,
        iter: Cases.Or(3_000));

    [Fact]
    public void A_glob_that_does_not_cover_another_misses_one_of_its_texts_where_the_comparison_is_exact() => Pair.Sample(
        (by, of) => Alignment.Covers(by, of, Steps()) || !Alignment.IsExact(by, of)
            || GlobSearch.For([of], [by], Steps()) is GlobSearchResult.Found,
        iter: Cases.Or(3_000));

    [Fact]
    public void Two_globs_meet_where_a_text_matches_both() => Gen.Select(AnyGlob, AnyGlob).Sample(
        (one, other) => one.HasVariables || other.HasVariables || Alignment.Meet(one, other, Steps())
            == GlobSearch.For([one, other], [], Steps(), anyText: true) is GlobSearchResult.Found,
        iter: Cases.Or(10_000));

    // The search for a text of two long globs takes too long, so here a text that one of them matches is the answer.
    [Fact]
    public void A_long_glob_meets_the_texts_that_it_matches() => Gen.Select(LongGlob, Gen.Int[0, 100]).Sample((glob, at) =>
    {
        var text = glob.Instance();
        text = at < text.Length ? $"{text[..at]}b{text[(at + 1)..]}" : text;
        var literal = Glob.Literal(text, ignoreCase: false);
        var matches = glob.Matches(text);
        return Alignment.Meet(glob, literal, Steps()) == matches && Alignment.Meet(literal, glob, Steps()) == matches
            && Alignment.Covers(glob, literal, Steps()) == matches;
    }, iter: Cases.Or(3_000));

    [Fact]
    public void A_glob_matches_the_texts_that_its_automaton_accepts() =>
        Gen.Select(Gen.OneOf(AnyGlob, LongGlob), Gen.String[Gen.Char["aAbkK1:/~"], 0, 9]).Sample((glob, text) =>
        {
            var machine = new GlobMachine([glob]);
            return glob.Matches(text) == machine.AcceptsAll(machine.Run(text));
        }, iter: Cases.Or(3_000));

    [Fact]
    public void All_forms_are_among_the_globs()
    {
        var results = new Dictionary<(bool Covers, bool IsExact), int>();
        Pair.Sample((by, of) =>
        {
            lock (results)
            {
                var key = (Alignment.Covers(by, of, Steps()), Alignment.IsExact(by, of));
                results[key] = results.GetValueOrDefault(key) + 1;
            }
        }, iter: 4_000);
        Assert.Equal(4, results.Count);
        Assert.All(results.Values, count => Assert.InRange(count, 20, 4_000));
    }

    [Fact]
    public void Long_globs_count_steps_and_end_with_the_budget()
    {
        var (one, other) = (Long("*a:"), Long("a*:"));
        var steps = Steps();
        Assert.True(Alignment.Meet(one, other, steps));
        Assert.InRange(steps.Spent, 1_000, 1_000_000);
        Assert.False(Alignment.Covers(one, one, new Budget(1_000).Start()));

        static Glob Long(string tokens) => Glob.Of(
            [.. Enumerable.Repeat(tokens, 400).SelectMany(text => text).Select(
                letter => letter == '*' ? Token.Many.WithScope(StarScope.UntilSlash) : Token.Of(letter))], ignoreCase: false);
    }

    // The other glob of the pair is the first one with one token replaced by a star.
    private static (Glob, Glob) Changed(Glob glob, int at)
    {
        var tokens = glob.Tokens.ToArray();
        if (tokens.Length > 0)
        {
            tokens[at % tokens.Length] = Token.Many;
        }

        return (Glob.Of(tokens, glob.IgnoreCase), glob);
    }

    private static StepBudget Steps() => Budget.Default.Start();

    private static Token Read(string token) => token switch
    {
        "?" => Token.One,
        "*" => Token.Many,
        "#" => Token.Digit,
        "?:" => Token.One.WithScope(StarScope.UntilColon),
        "*:" => Token.Many.WithScope(StarScope.UntilColon),
        "?/" => Token.One.WithScope(StarScope.UntilSlash),
        "*/" => Token.Many.WithScope(StarScope.UntilSlash),
        ['$', var number] => new Token(Takes.Literal, Token.FirstVariable + number - '0'),
        _ => Token.Of(token[0]),
    };
}
