using IamEngine.Decide.Conditions;
using IamEngine.Model;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>A value that AWS does not derive: any value of its type is possible.</summary>
internal sealed class FreeValue : IValue
{
    private readonly Encoding encoding;
    private readonly KeyDomains domains;
    private readonly Slot texts, numbers, dates, addresses, booleans, bytes;
    private readonly Dictionary<(ConditionOperator, string, PolicyVersion), EncodedComparison> asked = [];
    private Literal? isEmpty;

    public FreeValue(Encoding encoding, KeyDomains domains)
    {
        (this.encoding, this.domains) = (encoding, domains);
        (texts, numbers, dates) = (encoding.Slot(domains.Texts), encoding.Slot(domains.Numbers), encoding.Slot(domains.Dates));
        (addresses, booleans, bytes) =
            (encoding.Slot(domains.Addresses), encoding.Slot(domains.Booleans), encoding.Slot(domains.Bytes));
    }

    private IEnumerable<Slot> Slots => [texts, numbers, dates, addresses, booleans, bytes];

    public Literal IsEmpty => isEmpty ??= Text(Glob.Literal("", ignoreCase: false));

    public Literal Text(Glob glob)
    {
        if (texts.Atoms.Count == 0 && domains.Choices.Count > 0)
        {
            encoding.Circuit.Require(
                [.. domains.Choices.Append("")
                    .Select(text => texts.Literal(domains.Texts.Atom(Glob.Literal(text, ignoreCase: false))))]);
        }

        return texts.Literal(domains.Texts.Atom(glob));
    }

    public Literal Matches(ConditionOperator op, string value, PolicyVersion version)
    {
        var key = (op, value, version);
        if (!asked.TryGetValue(key, out var known))
        {
            asked[key] = known = new(Encode(op, value, version), Operand.Of(new Condition(op, new("key"), [value]), version));
        }

        return known.Literal;
    }

    /// <summary>
    /// Conditions of one kind are related in their domain. Between kinds there is one relation: a text without wildcards,
    /// such as <c>true</c> under StringEquals, determines the result of every other kind of operator.
    /// </summary>
    public void LinkKinds()
    {
        foreach (var atom in texts.Atoms.ToArray())
        {
            if (domains.Texts[atom] is not { IsLiteral: true, HasVariables: false, IgnoreCase: false } glob)
            {
                continue;
            }

            foreach (var other in asked.Values.Where(other => other.Literal != encoding.Circuit.False && !IsText(other)))
            {
                var holds = other.Operand.Matches(0, glob.ToString(), encoding.Probe);
                encoding.Circuit.Require(!texts.Literal(atom), holds ? other.Literal : !other.Literal);
            }
        }
    }

    /// <summary>
    /// The value that the solver assigned; null if no candidate text satisfies the operators of all kinds.
    /// </summary>
    public string? Read(IAssignment found)
    {
        var used = Slots.Where(slot => slot.Atoms.Count > 0).ToList();
        var texts = used.Select(slot => slot.Find(found)).OfType<FindResult.Value>().Select(value => value.Text).ToList();
        return used.Count switch
        {
            0 => domains.Plain,
            1 when domains.IsTyped && Fits(domains.Plain, found) => domains.Plain,
            1 => texts.SingleOrDefault(),
            _ => texts.SelectMany(Spellings).FirstOrDefault(text => Fits(text, found)),
        };
    }

    /// <summary>The solver's assignment of all conditions on the value.</summary>
    public IEnumerable<Literal> Assignment(IAssignment found) => Slots.SelectMany(slot => slot.Assignment(found));

    private Literal Encode(ConditionOperator op, string value, PolicyVersion version)
    {
        var never = encoding.Circuit.False;
        return op.Kind() switch
        {
            ConditionValueKind.String => encoding.Patterns.Text(
                value, version, op.HasWildcards(), op is ConditionOperator.StringEqualsIgnoreCase
                    or ConditionOperator.StringNotEqualsIgnoreCase) is { } glob
                ? Text(glob) : never,
            ConditionValueKind.Arn => encoding.Patterns.ArnCondition(value, version) is { } arn ? Text(arn) : never,
            ConditionValueKind.Number =>
                NumberOperand.Read(value) is { } number ? numbers.Literal(domains.Numbers.Atom(NumberRange.Of(op, number)))
                    : never,
            ConditionValueKind.Date => DateOperand.Read(value) is { } date
                ? dates.Literal(domains.Dates.Atom(NumberRange.Of(op, date)))
                : never,
            ConditionValueKind.IpAddress =>
                Cidr.TryReadLoosely(value, out var block) ? addresses.Literal(domains.Addresses.Atom(block)) : never,
            ConditionValueKind.Bool => OfBoolean(value, version),
            ConditionValueKind.Binary => BinaryOperand.Read(value) is { } read
                ? bytes.Literal(domains.Bytes.Atom(Convert.ToBase64String(read)))
                : never,
            _ => throw new InvalidOperationException($"{op} compares no values"),
        };
    }

    private Literal OfBoolean(string value, PolicyVersion version)
    {
        if (encoding.Patterns.Text(value, version, wildcards: false, ignoreCase: true) is not { } glob)
        {
            return encoding.Circuit.False;
        }

        // The value of the variable is unknown: true, false or neither. The condition is a free input of the formula.
        return glob.HasVariables ? encoding.Circuit.Input()
            : glob.ToString() switch
            {
                "TRUE" => booleans.Literal(domains.Booleans.Atom("true")),
                "FALSE" => booleans.Literal(domains.Booleans.Atom("false")),
                _ => encoding.Circuit.False,
            };
    }

    private bool Fits(string text, IAssignment found) =>
        (isEmpty is not { } empty || found[empty] is null || found[empty] == (text.Length == 0))
        && asked.Values.All(
            test => found[test.Literal] is null || found[test.Literal] == test.Operand.Matches(0, text, encoding.Probe));

    private static bool IsText(EncodedComparison test) => test.Operand is StringOperand or ArnOperand;

    // A number, date or Boolean has many spellings, and a condition on the text can exclude some.
    private static IEnumerable<string> Spellings(string text) =>
        [text, $"{text}.0", $"{text}.00", $"0{text}", $"+{text}", text.ToUpperInvariant(), text.Length == 0 ? ""
            : char.ToUpperInvariant(text[0]) + text[1..]];

    private sealed record EncodedComparison(Literal Literal, Operand Operand);
}
