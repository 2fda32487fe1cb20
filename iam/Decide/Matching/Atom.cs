using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>The smallest part of a pattern: text, a single-character wildcard, or a variable.</summary>
internal readonly struct Atom
{
    private readonly string? key;
    private readonly string? fallback;

    private Atom(string? text, int anyCharacters, string? key, string? fallback) =>
        (Text, AnyCharacters, this.key, this.fallback) = (text, anyCharacters, key, fallback);

    public string? Text { get; }

    public int AnyCharacters { get; }

    public bool IsVariable => key is not null;

    public int FixedLength => Text?.Length ?? AnyCharacters;

    public static Atom Of(PolicyTextPart part, bool wildcards) => part switch
    {
        PolicyTextPart.Literal literal => new(literal.Text, 0, null, null),
        PolicyTextPart.Variable variable => new(null, 0, variable.Key.Name, variable.Default),
        PolicyTextPart.OneCharacter when wildcards => new(null, 1, null, null),
        PolicyTextPart.OneCharacter => new("?", 0, null, null),
        PolicyTextPart.AnyCharacters => new("*", 0, null, null),
        _ => throw new InvalidOperationException($"{part.GetType()} is no part of a text"),
    };

    /// <summary>
    /// The value of the variable in this request: the value of the key, or the default. A multivalued key or an empty value does
    /// not count. The value is literal text: a <c>*</c> in a user name is not a wildcard.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    /// </summary>
    public string? Value(Request request) =>
        request.AllKeys.Find(key!) is { IsMultivalued: false, IsNull: false } value ? value.Values[0] : fallback;
}
