namespace IamEngine.Catalogue;

/// <summary>The form of a resource's ARN: <c>arn:${Partition}:s3:::${BucketName}/${ObjectName}</c>.</summary>
public sealed class ArnPattern
{
    private const int SegmentsBeforeTheResource = 5;

    private Piece[]? pieces;

    internal ArnPattern(string text) => Text = text;

    public string Text { get; }

    /// <summary>Whether a text of a Resource element matches some ARN of this form. The text is an ARN, with <c>*</c>,
    /// <c>?</c> and policy variables or without. Each <c>${...}</c> of the form is at least one character.</summary>
    public bool CanMatch(string resource) => Meet(pieces ??= PiecesOf(Text, ofPolicy: false), PiecesOf(resource, ofPolicy: true));

    public override string ToString() => Text;

    /// <summary>
    /// Whether both match a common text. Each row has the positions in the policy's text that can be reached together with one
    /// position in the form. Each step goes forward, so the time is the product of both lengths.
    /// </summary>
    private static bool Meet(ReadOnlySpan<Piece> form, ReadOnlySpan<Piece> policy)
    {
        var (here, next) = (new bool[policy.Length + 1], new bool[policy.Length + 1]);
        here[0] = true;
        foreach (var piece in form)
        {
            Array.Clear(next);
            for (var at = 0; at <= policy.Length; at++)
            {
                if (here[at])
                {
                    Step(piece, policy[at..], here.AsSpan(at), next.AsSpan(at));
                }
            }

            (here, next) = (next, here);
        }

        // At the end of the form, the rest of the policy's text must match the empty text.
        for (var at = 0; at < policy.Length; at++)
        {
            here[at + 1] |= here[at] && policy[at].Repeats;
        }

        return here[^1];
    }

    private static void Step(Piece piece, ReadOnlySpan<Piece> policy, Span<bool> here, Span<bool> next)
    {
        next[0] |= piece.Repeats;
        if (policy.IsEmpty)
        {
            return;
        }

        here[1] |= policy[0].Repeats;
        if (piece.Agrees(policy[0]))
        {
            here[1] |= piece.Repeats;
            next[0] |= policy[0].Repeats;
            next[1] |= !piece.Repeats && !policy[0].Repeats;
        }
    }

    private static Piece[] PiecesOf(string text, bool ofPolicy)
    {
        var pieces = new List<Piece>(text.Length);
        var lastClose = text.LastIndexOf('}');
        var colons = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i < lastClose && text[i] == '$' && text[i + 1] == '{')
            {
                var close = text.IndexOf('}', i);
                var never = ofPolicy ? Piece.Nothing : NeverIn(text.AsSpan((i + 2)..close), colons);
                if (!ofPolicy)
                {
                    pieces.Add(new Piece(Piece.Nothing, never, Repeats: false));
                }

                pieces.Add(new Piece(Piece.Nothing, never, Repeats: true));
                i = close;
                continue;
            }

            colons += text[i] == ':' ? 1 : 0;
            pieces.Add(text[i] switch
            {
                '*' => Piece.AnyText,
                '?' when ofPolicy => Piece.AnyCharacter,
                var literal => new Piece(literal, Piece.Nothing, Repeats: false),
            });
        }

        return [.. pieces];
    }

    // The first five parts of an ARN contain no colon. A bucket's name contains no slash, which separates it from an object's
    // key; the names of other resources can contain one.
    private static char NeverIn(ReadOnlySpan<char> variable, int colons) =>
        colons < SegmentsBeforeTheResource ? ':' : variable is "BucketName" ? '/' : Piece.Nothing;

    /// <summary>One character of a pattern, or any character but one; once, or any number of times.</summary>
    private readonly record struct Piece(char Literal, char Never, bool Repeats)
    {
        public const char Nothing = '\0';

        public static Piece AnyText { get; } = new(Nothing, Nothing, Repeats: true);

        public static Piece AnyCharacter { get; } = new(Nothing, Nothing, Repeats: false);

        public bool Agrees(Piece other) => (Literal, other.Literal) switch
        {
            (Nothing, Nothing) => true,
            (Nothing, var literal) => literal != Never,
            (var literal, Nothing) => literal != other.Never,
            var (a, b) => a == b,
        };
    }
}
