using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>
/// The part between two stars of a pattern: literal text, single characters and variables. The request decides its length.
/// </summary>
internal sealed class Piece
{
    private readonly Atom[] atoms;
    private readonly int fixedLength;

    // The characters of a piece without variables; null stands for any character.
    private readonly char?[] characters;

    public Piece(List<Atom> atoms)
    {
        this.atoms = [.. atoms];
        HasVariables = atoms.Exists(atom => atom.IsVariable);
        fixedLength = HasVariables ? -1 : atoms.Sum(atom => atom.FixedLength);
        characters = HasVariables ? []
            : [.. atoms.SelectMany(atom => atom.Text?.Select(character => (char?)character) ?? [null])];
        Literal = atoms switch
        {
            [] => "",
            [{ Text: { } text }] => text,
            _ => null,
        };
    }

    /// <summary>The text, if the whole piece is literal.</summary>
    public string? Literal { get; }

    public bool HasVariables { get; }

    public bool IsEmpty => atoms.Length == 0;

    public bool IsOneVariable => atoms is [{ IsVariable: true }];

    /// <summary>The number of characters that the piece matches; -1 if a variable has no value.</summary>
    public int Length(Request request)
    {
        if (!HasVariables)
        {
            return fixedLength;
        }

        var length = 0;
        foreach (ref readonly var atom in atoms.AsSpan())
        {
            if (!atom.IsVariable)
            {
                length += atom.FixedLength;
            }
            else if (atom.Value(request) is { } value)
            {
                length += value.Length;
            }
            else
            {
                return -1;
            }
        }

        return length;
    }

    /// <summary>Whether the text begins with the piece. The text must not be shorter than the piece.</summary>
    public bool FitsAt(ReadOnlySpan<char> text, Request request, StringComparison comparison)
    {
        foreach (ref readonly var atom in atoms.AsSpan())
        {
            if (atom.AnyCharacters > 0)
            {
                text = text[atom.AnyCharacters..];
            }
            else
            {
                var expected = atom.Text ?? atom.Value(request);
                if (!text.StartsWith(expected, comparison))
                {
                    return false;
                }

                text = text[expected!.Length..];
            }
        }

        return true;
    }

    /// <summary>The first index at which the piece matches, or -1.</summary>
    public int Find(ReadOnlySpan<char> text, Request request, StringComparison comparison)
    {
        if (Literal is not null)
        {
            return text.IndexOf(Literal, comparison);
        }

        var last = text.Length - Length(request);
        for (var at = 0; at <= last; at++)
        {
            if (comparison == StringComparison.Ordinal && !HasVariables ? FitsAt(text[at..])
                : FitsAt(text[at..], request, comparison))
            {
                return at;
            }
        }

        return -1;
    }

    // Compares character by character. A piece of many parts that nearly matches at every index is compared at every index: a
    // decision on `*aaaa?aaaa?aaaa?b*` and 1,000 characters takes 12 µs instead of 22 µs.
    private bool FitsAt(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < characters.Length; i++)
        {
            if (characters[i] is { } expected && expected != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
