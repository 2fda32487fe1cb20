namespace Policies.Prove.Globs;

/// <summary>What one token of a glob takes from the text.</summary>
internal enum Takes : byte
{
    /// <summary>One character, this one.</summary>
    Literal,

    /// <summary><c>?</c>.</summary>
    One,

    /// <summary><c>*</c>.</summary>
    Many,

    /// <summary><c>?</c> in one of the first five parts of an ARN: any character but a colon.</summary>
    OneInPart,

    /// <summary><c>*</c> in one of the first five parts of an ARN: it does not reach across a colon.</summary>
    ManyInPart,
}

/// <summary>
/// One token. <paramref name="Code"/> is the literal's UTF-16 code unit, or, above those, the number of a policy variable: a
/// letter that no text contains and that stands for whatever value the variable has in the request.
/// </summary>
internal readonly record struct Token(Takes Takes, int Code = 0)
{
    public const int FirstVariable = 0x10000;

    public bool IsWildcard => Takes != Takes.Literal;

    public bool IsMany => Takes is Takes.Many or Takes.ManyInPart;

    public bool IsVariable => Code >= FirstVariable;
}
