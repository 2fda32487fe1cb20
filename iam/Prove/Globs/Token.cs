namespace IamEngine.Prove.Globs;

/// <summary>The characters that a token matches.</summary>
internal enum Takes : byte
{
    /// <summary>One character: that of the token.</summary>
    Literal,

    /// <summary><c>?</c>.</summary>
    One,

    /// <summary><c>*</c>.</summary>
    Many,

    /// <summary>One character from 0 to 9.</summary>
    Digit,
}

/// <summary>The character that a wildcard does not match.</summary>
internal enum StarScope : byte
{
    Anywhere,

    /// <summary>Does not match a colon, so it stays within its part of an ARN.</summary>
    UntilColon,

    /// <summary>Does not match a slash, so it stays within a name after a path.</summary>
    UntilSlash,
}

/// <summary>
/// A token in one word, so that runs of tokens compare as fast as text. The code of a literal is its UTF-16 code unit. A higher
/// code is the number of a policy variable: a character that no text contains, instead of the variable's value in the request.
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

    /// <summary>The token with a scope, if it is a wildcard or a variable.</summary>
    public Token WithScope(StarScope scope) => Takes is Takes.One or Takes.Many || IsVariable ? new(Takes, Code, scope) : this;
}
