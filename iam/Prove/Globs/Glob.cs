using System.Runtime.InteropServices;

namespace IamEngine.Prove.Globs;

/// <summary>
/// A pattern with wildcards, in a form for comparisons. Adjacent wildcards have a fixed order (<c>*?*</c> becomes <c>?*</c>), so
/// that equal patterns are equal values.
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
        code.AddBytes(MemoryMarshal.AsBytes<Token>(tokens));
        hash = code.ToHashCode();
        (Prefix, BeforeMany, HasOnlyStars) = (tokens.Length, tokens.Length, true);
        Token firstMany = default, lastMany = default;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            HasVariables |= token.IsVariable;
            if (!token.IsWildcard)
            {
                continue;
            }

            Prefix = Math.Min(Prefix, i);
            Scopes |= 1 << (int)token.Scope;
            HasDigits |= token.Takes == Takes.Digit;
            HasOnlyStars &= token.IsMany;
            if (token.IsMany)
            {
                BeforeMany = Math.Min(BeforeMany, i);
                firstMany = BeforeMany == i ? token : firstMany;
                lastMany = token;
            }
        }

        AbsorbsAnything = firstMany == Token.Many && lastMany == Token.Many;
    }

    public ReadOnlySpan<Token> Tokens => tokens;

    /// <summary>The tokens as numbers. The runtime compares many of them at once.</summary>
    public ReadOnlySpan<int> Codes => MemoryMarshal.Cast<Token, int>(tokens);

    public bool IgnoreCase { get; }

    public bool HasVariables { get; }

    public bool HasDigits { get; }

    /// <summary>Whether every wildcard is a <c>*</c>.</summary>
    public bool HasOnlyStars { get; }

    /// <summary>The scopes of the wildcards, a bit for each: 1 &lt;&lt; scope.</summary>
    public int Scopes { get; }

    /// <summary>The number of literals at the beginning.</summary>
    public int Prefix { get; }

    /// <summary>The number of tokens before the first <c>*</c>.</summary>
    public int BeforeMany { get; }

    /// <summary>Whether the glob has no wildcard. It then matches only one text, in one or all spellings of its case.</summary>
    public bool IsLiteral => Prefix == tokens.Length;

    /// <summary>Whether the glob consists of literals and a final <c>*</c>.</summary>
    public bool IsPrefixOnly => Prefix == tokens.Length - 1 && tokens[^1] == Token.Many;

    /// <summary>
    /// Whether the first and the last <c>*</c> match any characters. Two globs with this property overlap if their beginnings and
    /// their ends are compatible: both match the text with the middle of one after the middle of the other.
    /// </summary>
    public bool AbsorbsAnything { get; }

    /// <summary>The glob that matches every text.</summary>
    public static Glob Everything { get; } = Of([Token.Many], ignoreCase: false);

    public static Glob Of(ReadOnlySpan<Token> tokens, bool ignoreCase)
    {
        var ordered = new Token[tokens.Length];
        var count = 0;
        foreach (var token in tokens)
        {
            // Moves a star after a following wildcard of the same scope, and merges two adjacent stars.
            if (token.Takes is Takes.One or Takes.Many && count > 0 && ordered[count - 1] is { IsMany: true } many
                && many.Scope == token.Scope)
            {
                ordered[count - 1] = token;
                if (!token.IsMany)
                {
                    ordered[count++] = many;
                }
            }
            else
            {
                ordered[count++] =
                    ignoreCase && !token.IsWildcard && !token.IsVariable ? Token.Of(CaseFolding.Fold((char)token.Code)) : token;
            }
        }

        return new(count == ordered.Length ? ordered : ordered[..count], ignoreCase);
    }

    /// <summary>The glob of a text without wildcards.</summary>
    public static Glob Literal(string text, bool ignoreCase)
    {
        var tokens = new Token[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            tokens[i] = Token.Of(text[i]);
        }

        return Of(tokens, ignoreCase);
    }

    /// <summary>
    /// A short text that the glob matches. It has a rare character for each <c>?</c>, and no character for a <c>*</c>.
    /// </summary>
    public string Instance() => string.Create(
        tokens.Count(token => !token.IsMany), tokens, (text, tokens) =>
        {
            var at = 0;
            foreach (var token in tokens)
            {
                if (!token.IsMany)
                {
                    text[at++] = token.Takes switch { Takes.Literal => (char)token.Code, Takes.Digit => '7', _ => '~' };
                }
            }
        });

    public bool Matches(string text) => Alignment.Matches(this, text);

    /// <summary>The glob with <c>*</c> instead of every policy variable. It matches every text that the glob can match.</summary>
    public Glob Widened() => HasVariables
        ? Of(Array.ConvertAll(tokens, token => token.IsVariable ? Token.Many.WithScope(token.Scope) : token), IgnoreCase)
        : this;

    public bool Equals(Glob? other) =>
        other is not null && hash == other.hash && IgnoreCase == other.IgnoreCase && Codes.SequenceEqual(other.Codes);

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
