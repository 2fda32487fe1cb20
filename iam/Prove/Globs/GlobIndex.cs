namespace IamEngine.Prove.Globs;

/// <summary>
/// Finds the globs that may contain a given glob, without comparing it with each. A glob contains another only if its literal
/// beginning is a prefix of the other's, and if its longest run of later literals occurs in every text that the other matches.
/// The index ignores case: it may return too many globs, but never too few.
/// </summary>
internal sealed class GlobIndex
{
    private readonly Place root = new();

    public GlobIndex(IReadOnlyList<Glob> globs)
    {
        for (var i = 0; i < globs.Count; i++)
        {
            var place = root;
            foreach (var token in globs[i].Tokens[..globs[i].Prefix])
            {
                place = place.Next(Fold(token.Code));
            }

            place.Add(i, LongestRun(globs[i].Tokens[globs[i].Prefix..]));
        }
    }

    /// <summary>The globs that may contain this one, including itself, in no particular order.</summary>
    public IEnumerable<int> MayContain(Glob glob)
    {
        var found = new HashSet<int>();
        var instance = Instance(glob);
        var place = root;
        for (var i = 0; place is not null; i++)
        {
            place.AddMatches(instance, found);
            place = i < glob.Prefix ? place.Find(Fold(glob.Tokens[i].Code)) : null;
        }

        return found;
    }

    // A text that the glob matches. Each variable is one character that is in no run.
    private static string Instance(Glob glob)
    {
        var text = new System.Text.StringBuilder();
        foreach (var token in glob.Tokens)
        {
            switch (token)
            {
                case { IsMany: true }:
                    break;
                case { Takes: Takes.Literal, IsVariable: false }:
                    text.Append((char)Fold(token.Code));
                    break;
                default:
                    text.Append(token.Takes == Takes.Digit ? '7' : '\uffff');
                    break;
            }
        }

        return text.ToString();
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

        var letters = new char[length];
        for (var i = 0; i < length; i++)
        {
            letters[i] = (char)Fold(tokens[start + i].Code);
        }

        return new(letters);
    }

    private static int Fold(int code) => code >= Token.FirstVariable ? code : CaseFolding.Fold((char)code);

    /// <summary>The globs with the same literal beginning.</summary>
    private sealed class Place
    {
        private readonly Dictionary<string, List<int>> globsByRun = new(StringComparer.Ordinal);
        private readonly SortedSet<int> runLengths = [];
        private Dictionary<int, Place>? next;

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

        public Place Next(int code)
        {
            next ??= [];
            if (!next.TryGetValue(code, out var place))
            {
                next[code] = place = new();
            }

            return place;
        }

        public Place? Find(int code) => next is not null && next.TryGetValue(code, out var place) ? place : null;
    }
}
