using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// <c>infra:confirmed</c>: what a reviewer has agreed to lose. The program does nothing with it; <c>./run diff</c> takes a replacement or
/// removal that is named here as meant.
/// </summary>
/// <param name="Replacements">Names of resources, as the program calls them: <c>state-bucket</c>.</param>
public sealed record ConfirmedSettings(Seq<string> Replacements)
{
    internal static ConfirmedSettings Read(Section section)
    {
        var replacements = section.Texts("replacements");
        foreach (var name in replacements.Where(name => !IsName(name)))
        {
            section.Problem(
                "replacements",
                Section.Shown(name),
                "is a list of names of resources, each of letters, digits, `-`, `_` and `.`",
                "write the name as `./run diff` shows it, such as state-bucket");
        }

        section.NothingElse();
        return new(replacements);
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
