using System.Text.RegularExpressions;

namespace Tests.Scripts;

/// <summary>
/// Features that a script for laptops must not use: macOS has bash 3.2 and BSD's utilities. Shellcheck has no check for versions
/// of bash.
/// https://git.savannah.gnu.org/cgit/bash.git/tree/CHANGES, https://pubs.opengroup.org/onlinepubs/9799919799/utilities/
/// </summary>
internal static class PortabilityRules
{
    private static readonly (string Pattern, string Message)[] Bash =
    [
        (@"\$\{[A-Za-z_0-9@*\[\]]+(,,?|\^\^?)[^}]*\}", "${name,,} is of bash 4"),
        (@"\$\{[A-Za-z_0-9@*\[\]]+@[A-Za-z]\}", "${name@Q} is of bash 4.4"),
        (@"\b(mapfile|readarray|coproc)\b", "mapfile, readarray and coproc are of bash 4"),
        (@"\b(declare|local|typeset|export)\s+-[a-zA-Z]*[Angul]", "declare -A, -n, -g, -u and -l are of bash 4"),
        (@"\|&|&>>", "|& and &>> are of bash 4"),
        (@";;?&(\s|$)", ";& and ;;& are of bash 4"),
        (@"\bshopt\s+-s\s+(globstar|lastpipe|inherit_errexit)", "globstar, lastpipe and inherit_errexit are of bash 4"),
        (@"\bwait\s+-[np]", "wait -n is of bash 4.3"),
        (@"\bread\b.*\s-t\s*[0-9]*\.[0-9]", "read -t takes whole seconds before bash 4"),
        (@"\b(BASHPID|EPOCHSECONDS|EPOCHREALTIME|SRANDOM)\b", "BASHPID and EPOCHSECONDS are of bash 4 and 5"),
        (@"\[\[\s+(!\s+)?-[vR]\s", "[[ -v ]] is of bash 4.2"),
        (@"printf\s+(-v\s+\S+\s+)?'[^']*%\(|printf\s+""[^""]*%\(", "printf %(...)T is of bash 4.2"),
        (@"\{\s*exec\s*\}|exec\s+\{", "{name}> is of bash 4.1"),
        (@"\$\{[A-Za-z_0-9]+:\s*-?[0-9]*:\s*-[0-9]+\}", "a negative length is of bash 4.2"),
    ];

    private static readonly (string Pattern, string Message)[] Utilities =
    [
        (@"(^|[\s;|&(])(timeout|flock|setsid|realpath|tac|numfmt|shuf|sha256sum|md5sum|nproc|truncate)(\s|$)",
            "a program that macOS lacks"),
        (@"\breadlink\s+(-\S*[fem]|--)", "readlink -f is GNU's"),
        (@"\bsed\s+(-\S+\s+)*(-i|-[A-Za-z]*i\b|--)", "sed -i means another thing to BSD"),
        (@"\benv\s+--", "env --... is GNU's"),
        (@"\bfind\b.*\s-(quit|printf|readable|executable|mmin|not|mindepth|maxdepth|regextype)\b", "a find predicate that POSIX lacks"),
        (@"\bstat\s+(-c|--)", "stat -c is GNU's"),
        (@"\bgrep\s+(-\S+\s+)*-[A-Za-z]*P", "grep -P is GNU's"),
        (@"\bdate\s+(-\S+\s+)*(-d|--)", "date -d is GNU's"),
        (@"\b(base64\s+-w|xargs\s+(-\S+\s+)*-[a-z]*r|sort\s+-\S*V|cp\s+-\S*t|head\s+-n\s*-|mktemp\s+--|ln\s+-\S*r|du\s+-\S*b|tail\s+--)", "a GNU option"),
    ];

    /// <summary>The findings for a script, one per line: line number, rule, text of the line.</summary>
    /// <param name="isForLaptops">Whether the rules for utilities apply too.</param>
    public static IEnumerable<string> Broken(string script, bool isForLaptops) =>
    [
        .. from line in Code(script)
           from rule in isForLaptops ? [.. Bash, .. Utilities] : Bash
           where Regex.IsMatch(line.Text, rule.Pattern)
           select $"{line.Number}: {rule.Message}: {line.Text.Trim()}",
        .. EmptyLists(script),
    ];

    /// <summary>Before bash 4.4, `set -u` treats "${list[@]}" of an empty list as an unset variable.</summary>
    private static IEnumerable<string> EmptyLists(string script)
    {
        var code = Code(script).ToArray();
        if (!code.Any(line => Regex.IsMatch(line.Text, @"^\s*set -[a-z]*u")))
        {
            yield break;
        }

        var mayBeEmpty = code.SelectMany(line => Regex.Matches(line.Text, @"\b(\w+)=\(\s*\)"))
            .Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var line in code)
        {
            foreach (Match use in Regex.Matches(line.Text, @"(?<!\+)""\$\{(\w+)\[@\]\}"""))
            {
                if (mayBeEmpty.Contains(use.Groups[1].Value))
                {
                    yield return $"{line.Number}: an empty list fails with set -u before bash 4.4: {line.Text.Trim()}";
                }
            }
        }
    }

    private static IEnumerable<(int Number, string Text)> Code(string script) =>
        script.Split('\n').Select((text, index) => (Number: index + 1, Text: Regex.Replace(text, @"(^|\s)#.*$", "")))
            .Where(line => line.Text.Trim().Length > 0);
}
