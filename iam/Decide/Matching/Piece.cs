using IamEngine.Requests;

namespace IamEngine.Decide.Matching;

/// <summary>
/// What stands between two stars of a pattern: text, single characters and variables, of a length that the request decides.
/// </summary>
internal sealed class Piece
{
    private readonly Atom[] atoms;
    private readonly int fixedLength;

    // Text and single characters side by side, where the piece has no variable: null stands for any character.
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

    /// <summary>The whole piece where it is nothing but text.</summary>
    public string? Literal { get; }

    public bool HasVariables { get; }

    public bool IsEmpty => atoms.Length == 0;

    public bool IsOneVariable => atoms is [{ IsVariable: true }];

    /// <summary>How many characters the piece takes; -1 where a variable has no value.</summary>
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

    /// <summary>Whether the text begins with the piece; the text is as long as the piece or longer.</summary>
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

    /// <summary>The first place where the piece fits, or -1.</summary>
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

    // The same, character by character: a piece of many parts that almost fits everywhere is tried everywhere.
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
