namespace IamEngine.Prove.Globs;

/// <summary>What one token of a glob takes from the text.</summary>
internal enum Takes : byte
{
    /// <summary>One character, the token's own.</summary>
    Literal,

    /// <summary><c>?</c>.</summary>
    One,

    /// <summary><c>*</c>.</summary>
    Many,

    /// <summary>One character from 0 to 9.</summary>
    Digit,
}

/// <summary>Which character a wildcard does not take.</summary>
internal enum StarScope : byte
{
    Anywhere,

    /// <summary>It stays within its part of an ARN.</summary>
    UntilColon,

    /// <summary>It stays within a name, which a path may stand before.</summary>
    UntilSlash,
}

/// <summary>
/// One token, in one word, so that runs of tokens are compared as fast as text. A literal's code is its UTF-16 code unit, or,
/// above those, the number of a policy variable: a letter that no text contains and that stands for whatever value the variable
/// has in the request.
/// </summary>
internal readonly record struct Token
{
    public const int FirstVariable = 0x10000;

    private const int TakesAt = 24;
    private const int StopAt = 28;

    private readonly int word;

    public Token(Takes takes, int code = 0, StarScope scope = StarScope.Anywhere) =>
        word = code | ((int)takes << TakesAt) | ((int)scope << StopAt);

    public static Token One { get; } = new(Takes.One);

    public static Token Many { get; } = new(Takes.Many);

    public static Token Digit { get; } = new(Takes.Digit);

    public Takes Takes => (Takes)((word >> TakesAt) & 0xF);

    public int Code => word & ((1 << TakesAt) - 1);

    public StarScope Scope => (StarScope)(word >> StopAt);

    public bool IsWildcard => Takes != Takes.Literal;

    public bool IsMany => Takes == Takes.Many;

    public bool IsVariable => Code >= FirstVariable;

    public static Token Of(char literal) => new(Takes.Literal, literal);

    /// <summary>The same where a wildcard, or the text of a variable, cannot hold the character.</summary>
    public Token WithScope(StarScope scope) => Takes is Takes.One or Takes.Many || IsVariable ? new(Takes, Code, scope) : this;
}
