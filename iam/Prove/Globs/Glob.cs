using System.Runtime.InteropServices;

namespace IamEngine.Prove.Globs;

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
        code.AddBytes(MemoryMarshal.AsBytes<Token>(tokens));
        hash = code.ToHashCode();
        Prefix = Array.FindIndex(tokens, token => token.IsWildcard) is var wild and >= 0 ? wild : tokens.Length;
        Suffix = Prefix == tokens.Length ? tokens.Length
            : tokens.Length - 1 - Array.FindLastIndex(tokens, token => token.IsWildcard);
        BeforeMany = Array.FindIndex(tokens, token => token.IsMany) is var many and >= 0 ? many : tokens.Length;
        AbsorbsAnything = Array.Find(tokens, token => token.IsMany) == Token.Many
            && Array.FindLast(tokens, token => token.IsMany) == Token.Many;
        HasVariables = Array.Exists(tokens, token => token.IsVariable);
    }

    public ReadOnlySpan<Token> Tokens => tokens;

    /// <summary>The tokens as plain numbers, which the runtime compares many at a time.</summary>
    public ReadOnlySpan<int> Codes => MemoryMarshal.Cast<Token, int>(tokens);

    public bool IgnoreCase { get; }

    public bool HasVariables { get; }

    /// <summary>How many literals it begins with.</summary>
    public int Prefix { get; }

    /// <summary>How many tokens stand before the first <c>*</c>.</summary>
    public int BeforeMany { get; }

    /// <summary>How many literals it ends with.</summary>
    public int Suffix { get; }

    /// <summary>Whether it matches one text only, but for case.</summary>
    public bool IsLiteral => Prefix == tokens.Length;

    /// <summary>Whether it is literals and then a single <c>*</c>.</summary>
    public bool IsPrefixOnly => Prefix == tokens.Length - 1 && tokens[^1] == Token.Many;

    /// <summary>
    /// Whether its first and its last <c>*</c> stop at nothing. Two such globs overlap as soon as their beginnings agree as far
    /// as both go, and their ends: put what stands between the stars of the one behind that of the other, and each one's stars
    /// take the rest.
    /// </summary>
    public bool AbsorbsAnything { get; }

    /// <summary>Matches every text.</summary>
    public static Glob Everything { get; } = Of([Token.Many], ignoreCase: false);

    public static Glob Of(ReadOnlySpan<Token> tokens, bool ignoreCase)
    {
        var ordered = new List<Token>(tokens.Length);
        foreach (var token in tokens)
        {
            // A many before a wildcard of its own sort moves behind it, and two become one.
            if (token.Takes is Takes.One or Takes.Many && ordered.Count > 0 && ordered[^1] is { IsMany: true } many
                && many.Scope == token.Scope)
            {
                ordered[^1] = token;
                if (!token.IsMany)
                {
                    ordered.Add(many);
                }
            }
            else
            {
                ordered.Add(
                    ignoreCase && !token.IsWildcard && !token.IsVariable ? Token.Of(CaseFolding.Fold((char)token.Code)) : token);
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

    /// <summary>
    /// A short text that it matches; letters that hardly any pattern holds stand for <c>?</c>, nothing for <c>*</c>.
    /// </summary>
    public string Instance() => string.Concat(tokens.Where(token => !token.IsMany).Select(token => token.Takes switch
    {
        Takes.Literal => (char)token.Code,
        Takes.Digit => '7',
        _ => '~',
    }));

    public bool Matches(string text)
    {
        var machine = new GlobMachine([this]);
        return machine.AcceptsAll(machine.Run(text));
    }

    /// <summary>
    /// The same with every policy variable replaced by <c>*</c>: all that it can match, whatever the variables hold.
    /// </summary>
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
