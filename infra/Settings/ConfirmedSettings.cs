using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// <c>infra:confirmed</c>: the losses that a reviewer has accepted. The program ignores them; <c>./run diff</c> reads them and
/// treats the replacement or removal of these resources as intended.
/// </summary>
/// <param name="Replacements">Names of resources in the program, such as <c>state-bucket</c>. Default: none.</param>
public sealed record ConfirmedSettings(Seq<string> Replacements)
{
    internal static ConfirmedSettings Read(SettingsSection section)
    {
        var replacements = section.Texts("replacements");
        foreach (var name in replacements.Where(name => !IsName(name)))
        {
            section.Problem(
                "replacements",
                SettingsSection.Shown(name),
                "must be the name of a resource: letters, digits, `-`, `_` and `.`",
                "write the name as `./run diff` shows it, such as state-bucket");
        }

        section.RefuseUnknown();
        return new(replacements);
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
