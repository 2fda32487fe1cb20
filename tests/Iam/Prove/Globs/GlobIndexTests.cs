using IamEngine.Prove;
using IamEngine.Prove.Globs;

namespace Tests.Prove.Globs;

public class GlobIndexTests
{
    // All globs have the same beginning, so that the index must use the letters after the star.
    private static readonly Glob[] Many =
    [
        .. Enumerable.Range(0, 1_500).Select(i => Prefixed($"{i}")),
        .. Enumerable.Range(0, 1_500).Select(i => Prefixed($"/{i}x")),
    ];

    [Fact]
    public void Every_glob_that_contains_another_is_found_among_thousands()
    {
        var index = new GlobIndex(Many);
        var steps = Budget.Default.Start();
        foreach (var glob in Many.Where((_, place) => place % 97 == 0))
        {
            var found = index.MayContain(glob).ToHashSet();
            var containing = Enumerable.Range(0, Many.Length).Where(
                other => GlobRelation.Of(glob, Many[other], steps) == Relation.Within);
            Assert.Superset(containing.ToHashSet(), found);
            Assert.InRange(found.Count, 1, 20);
        }
    }

    [Fact]
    public void Few_globs_are_searched_for_one_by_one()
    {
        var index = new GlobIndex([Prefixed("1"), Prefixed("2"), Prefixed("12"), Glob.Everything]);
        Assert.Equal([0, 1, 2, 3], index.MayContain(Prefixed("12")).Order());
        Assert.Equal([0, 3], index.MayContain(Prefixed("1")).Order());
    }

    [Fact]
    public void The_case_of_letters_does_not_matter() =>
        Assert.Equal([0], new GlobIndex([Prefixed("ab"), Prefixed("cd")]).MayContain(Prefixed("xABx")));

    private static Glob Prefixed(string run) => Glob.Of(
        [.. "team-".Select(Token.Of), Token.Many, .. run.Select(Token.Of), Token.Many], ignoreCase: false);
}
