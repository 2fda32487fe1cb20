namespace IamEngine.Prove.Globs;

/// <summary>
/// Finds the globs that may contain a given glob, without comparing it with each. A glob contains another only if its literal
/// beginning is a prefix of the other's, and if its longest run of later literals occurs in every text that the other matches.
/// The index ignores case: it may return too many globs, but never too few.
/// </summary>
internal sealed class GlobIndex
{
    // A policy variable, which is a literal here. No run contains it.
    private const char AnyVariable = '\uffff';

    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    private readonly SortedSet<int> beginnings = [];
    private int count;

    public GlobIndex(IEnumerable<Glob> globs)
    {
        foreach (var glob in globs)
        {
            Add(glob);
        }
    }

    /// <summary>Adds a glob. Its number is the number of globs before it.</summary>
    public void Add(Glob glob)
    {
        var beginning = Folded(glob.Tokens[..glob.Prefix]);
        if (!places.TryGetValue(beginning, out var place))
        {
            places[beginning] = place = new();
            beginnings.Add(beginning.Length);
        }

        place.Add(count++, LongestRun(glob.Tokens[glob.Prefix..]));
    }

    /// <summary>The globs that may contain this one, including itself, in no particular order.</summary>
    public IReadOnlyCollection<int> MayContain(Glob glob)
    {
        var found = new HashSet<int>();
        // A text that the glob matches.
        var instance = Folded(glob.Tokens);
        var byBeginning = places.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in beginnings)
        {
            if (length > glob.Prefix)
            {
                break;
            }

            if (byBeginning.TryGetValue(instance.AsSpan(0, length), out var place))
            {
                place.AddMatches(instance, found);
            }
        }

        return found;
    }

    private static string LongestRun(ReadOnlySpan<Token> tokens)
    {
        var (start, length, run) = (0, 0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            run = tokens[i].IsWildcard || tokens[i].IsVariable ? 0 : run + 1;
            if (run > length)
            {
                (start, length) = (i + 1 - run, run);
            }
        }

        return Folded(tokens.Slice(start, length));
    }

    // No character for a `*`, and one for each other token.
    private static string Folded(ReadOnlySpan<Token> tokens)
    {
        var letters = tokens.Length <= 256 ? stackalloc char[256] : new char[tokens.Length];
        var length = 0;
        foreach (var token in tokens)
        {
            if (!token.IsMany)
            {
                letters[length++] = token.Takes == Takes.Digit ? '7'
                    : token.IsWildcard || token.IsVariable ? AnyVariable
                    : CaseFolding.Fold((char)token.Code);
            }
        }

        return new(letters[..length]);
    }

    /// <summary>The globs with the same literal beginning.</summary>
    private sealed class Place
    {
        private readonly Dictionary<string, List<int>> globsByRun = new(StringComparer.Ordinal);
        private readonly SortedSet<int> runLengths = [];

        public void Add(int glob, string run)
        {
            if (!globsByRun.TryGetValue(run, out var globs))
            {
                globsByRun[run] = globs = [];
                runLengths.Add(run.Length);
            }

            globs.Add(glob);
        }

        /// <summary>Adds the globs whose run occurs in the text.</summary>
        public void AddMatches(string text, HashSet<int> found)
        {
            // Thousands of globs may share one beginning. Looking up every part of the text then takes less time than searching
            // for every run: a proof of 800 + 800 statements takes 79 ms instead of 113 ms.
            if (globsByRun.Count <= runLengths.Count * text.Length)
            {
                foreach (var (run, globs) in globsByRun)
                {
                    if (text.Contains(run, StringComparison.Ordinal))
                    {
                        found.UnionWith(globs);
                    }
                }

                return;
            }

            var byPart = globsByRun.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var length in runLengths)
            {
                for (var at = 0; at + length <= text.Length; at++)
                {
                    if (byPart.TryGetValue(text.AsSpan(at, length), out var globs))
                    {
                        found.UnionWith(globs);
                    }
                }
            }
        }
    }
}
