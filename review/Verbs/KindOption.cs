using System.CommandLine;
using IamEngine.Model;

namespace Review.Verbs;

internal static class KindOption
{
    /// <summary>The option <c>--kind</c>, with the kinds of policy that a verb accepts.</summary>
    public static Option<string?> With(string what, params IEnumerable<string> words)
    {
        var option = new Option<string?>(
            "--kind")
        { Description = $"The kind of {what}, one of {string.Join(", ", words)}; without it, the content decides" };
        option.AcceptOnlyFromAmong([.. words]);
        return option;
    }

    /// <summary>The given kind; null if the option is absent.</summary>
    public static PolicyKind? Value(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } word && PolicyKinds.TryRead(word, out var kind) ? kind : null;
}
