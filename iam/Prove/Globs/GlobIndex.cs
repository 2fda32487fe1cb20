namespace IamEngine.Prove.Globs;

/// <summary>
/// Many globs, arranged so that those that could contain a given one are found without comparing it with each: a glob contains
/// another only if it begins with no more than the other begins with, and if its longest run of letters behind that stands in any
/// text that the other matches. Case never matters here, so that a few too many are found and none too few.
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

            (place.Globs ??= []).Add((i, LongestRun(globs[i].Tokens[globs[i].Prefix..])));
        }
    }

    /// <summary>The globs that could contain this one, in no particular order; itself is one of them.</summary>
    public IEnumerable<int> MayContain(Glob glob)
    {
        var instance = Instance(glob);
        var place = root;
        for (var i = 0; place is not null; i++)
        {
            foreach (var (index, run) in place.Globs ?? [])
            {
                if (instance.Contains(run, StringComparison.Ordinal))
                {
                    yield return index;
                }
            }

            place = i < glob.Prefix ? place.Find(Fold(glob.Tokens[i].Code)) : null;
        }
    }

    // A text that the glob matches, with a letter of its own for each variable, as where variables are read as letters.
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

    /// <summary>Behind the same letters.</summary>
    private sealed class Place
    {
        private Dictionary<int, Place>? next;

        public List<(int Index, string Run)>? Globs { get; set; }

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
