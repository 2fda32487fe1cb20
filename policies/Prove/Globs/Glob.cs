namespace Policies.Prove.Globs;

/// <summary>
/// A pattern with wildcards, ready to be compared with others. Runs of wildcards are kept in one order (<c>*?*</c> is <c>?*</c>),
/// so that globs that differ in that only are equal.
/// </summary>
internal sealed class Glob : IEquatable<Glob>
{
    private readonly Token[] tokens;
    private readonly int hash;

    private Glob(Token[] tokens, bool ignoreCase)
    {
        this.tokens = tokens;
        IgnoreCase = ignoreCase;
        var code = new HashCode();
        code.Add(ignoreCase);
        foreach (var token in tokens)
        {
            code.Add(token);
        }

        hash = code.ToHashCode();
        Prefix = Array.FindIndex(tokens, token => token.IsWildcard) is var wild and >= 0 ? wild : tokens.Length;
        Suffix = Prefix == tokens.Length ? tokens.Length : tokens.Length - 1 - Array.FindLastIndex(tokens, token => token.IsWildcard);
        HasVariables = Array.Exists(tokens, token => token.IsVariable);
    }

    public ReadOnlySpan<Token> Tokens => tokens;

    public bool IgnoreCase { get; }

    public bool HasVariables { get; }

    /// <summary>How many literals it begins with.</summary>
    public int Prefix { get; }

    /// <summary>How many literals it ends with.</summary>
    public int Suffix { get; }

    /// <summary>Whether it matches one text only, but for case.</summary>
    public bool IsLiteral => Prefix == tokens.Length;

    /// <summary>Whether it is literals and then a single <c>*</c>.</summary>
    public bool IsPrefixOnly => Prefix == tokens.Length - 1 && tokens[^1] == Token.Many;

    /// <summary>Matches every text.</summary>
    public static Glob Everything { get; } = Of([Token.Many], ignoreCase: false);

    public static Glob Of(ReadOnlySpan<Token> tokens, bool ignoreCase)
    {
        var ordered = new List<Token>(tokens.Length);
        foreach (var token in tokens)
        {
            // A many before a wildcard of its own sort moves behind it, and two become one.
            if (token.Takes is Takes.One or Takes.Many && ordered.Count > 0 && ordered[^1] is { IsMany: true } many && many.Stop == token.Stop)
            {
                ordered[^1] = token;
                if (!token.IsMany)
                {
                    ordered.Add(many);
                }
            }
            else
            {
                ordered.Add(ignoreCase && !token.IsWildcard && !token.IsVariable ? token with { Code = Letters.Fold((char)token.Code) } : token);
            }
        }

        return new([.. ordered], ignoreCase);
    }

    /// <summary>The text itself, with no wildcards.</summary>
    public static Glob Literal(string text, bool ignoreCase)
    {
        var tokens = new Token[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            tokens[i] = Token.Of(text[i]);
        }

        return Of(tokens, ignoreCase);
    }

    /// <summary>The same with every policy variable replaced by <c>*</c>: all that it can match, whatever the variables hold.</summary>
    public Glob Widened() => HasVariables
        ? Of(Array.ConvertAll(tokens, token => token.IsVariable ? Token.Many.StoppingAt(token.Stop) : token), IgnoreCase)
        : this;

    public bool Equals(Glob? other) => other is not null && IgnoreCase == other.IgnoreCase && tokens.AsSpan().SequenceEqual(other.tokens);

    public override bool Equals(object? obj) => Equals(obj as Glob);

    public override int GetHashCode() => hash;

    public override string ToString() => string.Concat(tokens.Select(token => token switch
    {
        { IsVariable: true } => $"${{{token.Code - Token.FirstVariable}}}",
        { IsWildcard: false } => ((char)token.Code).ToString(),
        { IsMany: true } => "*",
        _ => "?",
    }));
}
