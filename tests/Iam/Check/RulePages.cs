using System.Text;
using IamEngine.Check;
using IamEngine.Check.Rules;
using IamEngine.Model;

namespace Tests.Check;

/// <summary>The pages about the rules, <c>docs/checks.md</c> and one for each group, generated from the rules.</summary>
internal static class RulePages
{
    /// <summary>The pages by their path in <c>docs</c>.</summary>
    public static IReadOnlyDictionary<string, string> All()
    {
        var groups = AllRules.Rules.GroupBy(GroupOf).ToArray();
        var pages = groups.ToDictionary(group => $"checks/{PageOf(group.Key)}", PageOf, StringComparer.Ordinal);
        pages["checks.md"] = Index(groups);
        return pages;
    }

    private static string Index(IGrouping<string, Rule>[] groups)
    {
        var text = new StringBuilder(Opening());
        foreach (var group in groups)
        {
            text.Append($"\n## {group.Key}\n\n| code | severity | of AWS | differs from AWS's |\n| --- | --- | --- | --- |\n");
            foreach (var rule in group)
            {
                text.Append(
                    $"| [{rule.Code}](checks/{PageOf(group.Key)}#{Anchor(rule)}) | {rule.Severity.Text()} | "
                        + $"{(rule.IsAccessAnalyzerCheck ? "yes" : "own")} | {rule.DifferenceFromAws} |\n");
            }
        }

        return text.ToString();
    }

    private static string Opening()
    {
        const int inMamip = 1_523;
        const int inDataset = 1_641;
        var own = AllRules.Rules.Count(rule => !rule.IsAccessAnalyzerCheck);
        var accepted = AllRules.Rules.Count(rule =>
            rule.Severity == Severity.Warning && rule.Link.Contains("-checks-error-", StringComparison.Ordinal));
        return $"""
            # The checks

            `check FILE...` checks IAM policies of any kind against {AllRules.Rules.Length} rules, and `PolicyCheck.Run(document)` does so in a unit test.
            {AllRules.Rules.Length - own} of them are the checks of [AWS's own validator][validator] under its issue codes: the 135 on its page, and two more that
            it reports. None needs an account. The tables say where a rule differs from AWS's. {own} rules are this project's own:
            most use the resource types and condition keys of the [catalogue](catalogue.md).

            | severity | means | the run ends with |
            | --- | --- | --- |
            | error | AWS refuses the document, or a part of it has no effect | 1 |
            | warning | AWS accepts the document, but it does not do what it says | 1 |
            | security-warning | it allows more than its author probably intends | 1 |
            | suggestion | it can be simplified without a change of access | 0 |

            **Kinds.** `--kind` is one of {string.Join(", ", PolicyKinds.ShortNames)}. Without it, a document
            with principals is a trust policy if its actions only assume roles and it names no resources, and otherwise a resource policy;
            a document without principals is an identity policy. The output gives the kind.

            **Limits.** The time is proportional to the length of the text. A rule reports at most {PolicyCheck.MostFindingsOfARule:N0} findings, and lists
            that are far longer than AWS accepts are not compared item by item. An action that AWS added after the date of the catalogue is unknown.

            **Compared with AWS's managed policies.** What AWS accepts is at most a warning: {accepted} of the checks that AWS calls errors are
            warnings here for that reason. None of the managed policies in two public copies has an error: {inMamip:N0} of [MAMIP][mamip]
            (March 2026) and {inDataset:N0} of [iam-dataset][dataset] (August 2026).

            Each rule is one file in `iam/Check/Rules` with the two examples of its page. The tests check that the first example violates only
            this rule, and the second none; that these pages agree with the rules (`APPROVE=1 ./run test` renews them);
            and that no policy of this project's stacks has an error, a warning or a security warning.

            [validator]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
            [mamip]: https://github.com/zoph-io/MAMIP
            [dataset]: https://github.com/iann0036/iam-dataset

            """.ReplaceLineEndings("\n");
    }

    private static string PageOf(IGrouping<string, Rule> group)
    {
        var text = new StringBuilder($"# Checks: {group.Key}\n\nAll checks are listed [here](../checks.md).\n");
        foreach (var rule in group)
        {
            var example = rule.Example;
            text.Append($"\n## {rule.Code}\n\n");
            text.Append($"[{rule.Severity.Text()}]({rule.Link}). {rule.Help}\n\n");
            text.Append(
                $"```json\n{Shortened(example.Bad)}\n```\n\nAs {example.Kind.NameWithArticle()}: "
                    + $"{PolicyCheck.Run(example.Bad, example.Kind)[0].Message}. Correct:\n\n");
            text.Append($"```json\n{Shortened(example.Good)}\n```\n");
        }

        return text.ToString();
    }

    // Examples of the size rules are too long for a page.
    private static string Shortened(string json)
    {
        const int most = 30;
        var lines = json.Split('\n');
        return lines.Length <= most ? json
            : $"{string.Join('\n', lines[..8])}\n    ... and so on, {lines.Length} lines in all\n  ]\n}}";
    }

    private static string GroupOf(Rule rule) => rule.GetType().Namespace!.Split('.')[^1];

    private static string PageOf(string group) => $"{group.ToLowerInvariant()}.md";

    private static string Anchor(Rule rule) => rule.Code.ToLowerInvariant();
}
