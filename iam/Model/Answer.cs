namespace IamEngine.Model;

/// <summary>The result of parsing a value: the value, or every reason why the text is not valid.</summary>
public abstract record Answer<T>
{
    private Answer()
    {
    }

    public sealed record Yes(T Value) : Answer<T>;

    public sealed record No(Seq<string> Reasons) : Answer<T>;

    /// <summary>
    /// The value. Throws <see cref="ArgumentException"/> with all reasons if there is none; for literals in code.
    /// </summary>
    public T OrThrow() => this switch
    {
        Yes yes => yes.Value,
        No no => throw new ArgumentException(string.Join("; ", no.Reasons)),
        _ => throw new InvalidOperationException(),
    };

    public Answer<TOther> Then<TOther>(Func<T, Answer<TOther>> next) => this switch
    {
        Yes yes => next(yes.Value),
        No no => new Answer<TOther>.No(no.Reasons),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>Validates a text against a list of rules.</summary>
internal static class Ask
{
    public static Answer<T> That<T>(string text, Func<string, T> make, params ReadOnlySpan<(bool Broken, string Rule)> rules)
    {
        var reasons = new List<string>();
        foreach (var (broken, rule) in rules)
        {
            if (broken)
            {
                reasons.Add(rule);
            }
        }

        return reasons.Count == 0 ? new Answer<T>.Yes(make(text)) : new Answer<T>.No(reasons.ToSeq());
    }
}
