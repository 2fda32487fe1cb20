using IamEngine.Prove.Globs;
using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Domains;

/// <summary>
/// Texts, and the patterns in the policies. Comparing pairs of patterns decides nearly every query. Otherwise the domain searches
/// for a text that the wanted patterns match and the unwanted ones do not. It never builds a complement or an automaton of all
/// patterns.
/// </summary>
/// <param name="shape">Patterns that every text of this domain matches, such as the colon in an action.</param>
/// <param name="steps">Counts the steps.</param>
internal sealed class TextDomain(IReadOnlyList<Glob> shape, StepBudget steps) : IDomain
{
    // Up to this number of patterns, the search for a smaller contradiction is worth its time.
    private const int WorthShrinking = 12;

    // An empty value looks like a mistake in an example, so the search prefers other values.
    private static readonly Glob NotEmpty = Glob.Of([Token.One, Token.Many], ignoreCase: false);

    private readonly List<Glob> globs = [];
    private readonly Dictionary<Glob, int> known = [];
    private readonly RelationTable relations = new(steps);
    private readonly List<int[]?> around = [];
    private GlobIndex? index;

    public int Atoms => globs.Count;

    public Glob this[int atom] => globs[atom];

    public int Atom(Glob glob)
    {
        if (!known.TryGetValue(glob, out var atom))
        {
            known[glob] = atom = globs.Count;
            globs.Add(glob);
            index?.Add(glob);
            around.Clear();
        }

        return atom;
    }

    public Relation Relate(int atom, int other)
    {
        ref var relation = ref relations.Of(atom, other);
        if (relation == Relation.Unasked)
        {
            relation = GlobRelation.Of(globs[atom], globs[other], steps);
        }

        return relation;
    }

    public IEnumerable<int> Around(int atom)
    {
        index ??= new(globs);
        while (around.Count <= atom)
        {
            around.Add(null);
        }

        return around[atom] ??= [.. index.MayContain(globs[atom]).Where(
            other => steps.TrySpend() && other != atom && Relate(atom, other) == Relation.Within)];
    }

    public FindResult Find(IReadOnlyList<int> inside, IReadOnlyList<int> outside)
    {
        if (ContradictoryPair(inside, outside) is { } pair)
        {
            return pair;
        }

        var near = outside.Where(atom => inside.All(wanted => Relate(wanted, atom) != Relation.Disjoint)).ToList();
        return Search(inside, near) switch
        {
            Globs.GlobSearchResult.Found { Text: "" } empty =>
                Found(inside, near, Search(inside, near, NotEmpty) as Globs.GlobSearchResult.Found ?? empty),
            Globs.GlobSearchResult.Found found => Found(inside, near, found),
            Globs.GlobSearchResult.Nothing => Shrink(inside.ToList(), near),
            _ => new FindResult.GaveUp(),
        };
    }

    /// <summary>
    /// Finds a text that one more glob matches and the exceptions do not. Null if there is none, or the budget runs out.
    /// </summary>
    public string? FindWithin(IReadOnlyList<int> inside, IReadOnlyList<int> outside, Glob also, params ReadOnlySpan<Glob?> except)
    {
        // Two globs are compared sooner than the search finds that there is no text.
        if (inside.Any(atom => !Alignment.Meet(also, globs[atom].Widened(), steps))
            || outside.Any(atom => !globs[atom].HasVariables && Alignment.Covers(globs[atom], also, steps)))
        {
            return null;
        }

        Glob[] unwanted = [
            .. outside.Where(atom => !globs[atom].HasVariables).Select(atom => globs[atom]), .. except.ToArray().OfType<Glob>()];
        return GlobSearch.For(
            [.. shape, also, .. inside.Select(atom => globs[atom].Widened())], unwanted,
            steps) is Globs.GlobSearchResult.Found found
            ? found.Text
            : null;
    }

    private FindResult Found(IReadOnlyList<int> inside, List<int> outside, Globs.GlobSearchResult.Found found) =>
        (FindResult?)AloneAmongVariables(inside, outside) ?? new FindResult.Value(found.Text);

    private FindResult.None? ContradictoryPair(IReadOnlyList<int> inside, IReadOnlyList<int> outside)
    {
        for (var i = 0; i < inside.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Relate(inside[i], inside[j]) == Relation.Disjoint)
                {
                    return new([inside[i], inside[j]], []);
                }
            }

            foreach (var unwanted in outside)
            {
                if (Relate(inside[i], unwanted) == Relation.Within)
                {
                    return new([inside[i]], [unwanted]);
                }
            }
        }

        return null;
    }

    // A pattern with a policy variable matches at most the texts that it matches with `*` instead of the variable. Nothing else
    // is known about the variable, so this pattern is not used as an unwanted one here.
    private GlobSearchResult Search(IReadOnlyList<int> inside, IReadOnlyList<int> outside, params ReadOnlySpan<Glob> also) =>
        GlobSearch.For(
        [.. shape, .. also, .. inside.Select(atom => globs[atom].Widened())],
        [.. outside.Where(atom => !globs[atom].HasVariables).Select(atom => globs[atom])],
        steps);

    // Compares a wanted pattern with all unwanted ones, treating variables as characters. GlobRelation explains why this is
    // sound.
    private FindResult.None? AloneAmongVariables(IReadOnlyList<int> inside, List<int> outside)
    {
        foreach (var wanted in inside)
        {
            if (!globs[wanted].HasVariables)
            {
                continue;
            }

            var comparable = outside.Where(atom => GlobRelation.VariablesAreComparable(globs[wanted], globs[atom])).ToList();
            if (GlobSearch.For(
                [globs[wanted]], [.. comparable.Select(atom => globs[atom])], steps) is Globs.GlobSearchResult.Nothing)
            {
                return new([wanted], comparable);
            }
        }

        return null;
    }

    private FindResult.None Shrink(List<int> inside, List<int> outside)
    {
        if (inside.Count + outside.Count <= WorthShrinking)
        {
            DropWhatIsNotNeeded(outside, () => Search(inside, outside));
            DropWhatIsNotNeeded(inside, () => Search(inside, outside));
        }

        return new(inside, outside);
    }

    private static void DropWhatIsNotNeeded(List<int> atoms, Func<GlobSearchResult> search)
    {
        for (var i = atoms.Count - 1; i >= 0; i--)
        {
            var atom = atoms[i];
            atoms.RemoveAt(i);
            if (search() is not Globs.GlobSearchResult.Nothing)
            {
                atoms.Insert(i, atom);
            }
        }
    }
}
