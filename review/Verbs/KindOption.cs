using System.CommandLine;
using IamEngine.Check;

namespace Review.Verbs;

internal static class KindOption
{
    /// <summary><c>--kind</c>, with the kinds of policy that a verb takes.</summary>
    public static Option<string?> With(string what, params IEnumerable<string> words)
    {
        var option = new Option<string?>("--kind") { Description = $"What {what}, where it cannot be told from them: {string.Join(", ", words)}" };
        option.AcceptOnlyFromAmong([.. words]);
        return option;
    }

    /// <summary>The kind that the user names; null where none is named.</summary>
    public static PolicyKind? Value(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } word && PolicyKinds.TryRead(word, out var kind) ? kind : null;
}
