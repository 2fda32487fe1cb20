using IamEngine.Decide.Conditions;
using IamEngine.Model;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>
/// A value that AWS derives from the caller: a condition on it is a condition on the caller. Only text operators are
/// encoded; any other stays open, which can lead to the answer "unknown" but never to a wrong proof.
/// </summary>
/// <param name="encoding">The encoding.</param>
/// <param name="matches">Turns a condition on the value into one on the caller.</param>
/// <param name="leaveOpen">
/// Called if an operator of another kind stays open; null if the value is never a number, date, Boolean or address, so that
/// such an operator is never true.
/// </param>
internal sealed class LinkedValue(Encoding encoding, Func<Glob, Literal> matches, Action? leaveOpen) : IValue
{
    private readonly Dictionary<(ConditionOperator, string), Literal> open = [];

    // AWS derives no empty value.
    public Literal IsEmpty => encoding.Circuit.False;

    public Literal Matches(ConditionOperator op, string value, PolicyVersion version)
    {
        switch (op.Kind())
        {
            case ConditionValueKind.String:
                var ignoreCase = op is ConditionOperator.StringEqualsIgnoreCase or ConditionOperator.StringNotEqualsIgnoreCase;
                return encoding.Patterns.Text(value, version, op.HasWildcards(), ignoreCase) is { } text
                    ? matches(text)
                    : encoding.Circuit.False;
            case ConditionValueKind.Arn:
                return encoding.Patterns.ArnCondition(value, version) is { } arn ? matches(arn) : encoding.Circuit.False;
            case var _ when leaveOpen is null:
                return encoding.Circuit.False;
            default:
                leaveOpen();
                return open.TryGetValue((op, value), out var known) ? known : open[(op, value)] = encoding.Circuit.Input();
        }
    }

    /// <summary>
    /// The pattern of a whole ARN, from the pattern of one of its parts; null if the part cannot match, because it would have to
    /// contain the character that ends it.
    /// </summary>
    public static Glob? Within(ReadOnlySpan<Token> before, Glob part, StarScope scope, ReadOnlySpan<Token> after)
    {
        var end = scope == StarScope.UntilColon ? ':' : '/';
        var tokens = new List<Token>(before.ToArray());
        foreach (var token in part.Tokens)
        {
            if (token.Takes == Takes.Literal && token.Code == end)
            {
                return null;
            }

            tokens.Add(token.WithScope(scope));
        }

        tokens.AddRange(after);
        return Glob.Of(tokens.ToArray(), part.IgnoreCase);
    }
}

/// <summary>A value that depends only on the kind of caller, such as <c>aws:PrincipalType</c>.</summary>
internal sealed class ValueByKind(Encoding encoding, CallerSpace callers, IReadOnlyDictionary<CallerKind, string> values) : IValue
{
    public Literal IsEmpty => encoding.Circuit.False;

    public Literal Matches(ConditionOperator op, string value, PolicyVersion version)
    {
        var operand = Operand.Of(new Condition(op, new("key"), [value]), version);
        return PolicyText.Parse(value, version).Parts.Any(part => part is PolicyTextPart.Variable)
            ? encoding.Circuit.Input()
            : encoding.Circuit.Any(
                [.. values.Where(known => operand.Matches(0, known.Value, encoding.Probe))
                    .Select(known => callers.Is(known.Key))]);
    }
}
