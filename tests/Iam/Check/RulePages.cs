using System.Text;
using IamEngine.Check;
using IamEngine.Check.Rules;
using IamEngine.Model;

namespace Tests.Check;

/// <summary>The pages about the rules, <c>docs/checks.md</c> and one for each group, made from the rules themselves.</summary>
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
        var own = AllRules.Rules.Count(rule => !rule.IsAccessAnalyzerCheck);
        return $"""
            # The checks

            `check FILE...` holds IAM policies of any kind against {AllRules.Rules.Length} rules, and `PolicyCheck.Run(document)` does so in a unit test.
            {AllRules.Rules.Length - own} of them are the checks of [AWS's own validator][validator] under its issue codes: the 135 that its page lists, and two more that
            it reports. None needs an account; where a rule knows less or more than AWS's, the table says how. {own} are this project's own:
            most ask the [catalogue](catalogue.md) what an action acts on and what its requests carry.

            | severity | means | the run ends with |
            | --- | --- | --- |
            | error | a part of the document does not work, or AWS refuses the document | 1 |
            | warning | it works, but not as it reads | 1 |
            | security-warning | it lets more through than its author probably meant | 1 |
            | suggestion | it could be said better | 0 |

            **Kinds.** `--kind` is one of {string.Join(", ", PolicyKinds.ShortNames)}. Without it a document
            that names principals is a trust policy if it only lets roles be assumed and names no resources, and else a resource policy;
            any other is an identity policy. The output says which it was taken for.

            **Limits.** The time grows with the length of the text, whatever is in it. A rule tells at most {PolicyCheck.MostFindingsOfARule:N0} findings, and lists that
            are far longer than AWS takes are not compared item by item. The catalogue has a date: an action that AWS added since is
            unknown here.

            **Compared.** AWS publishes its managed policies, and [MAMIP][mamip] what AWS's validator says of each. Of the 126 policies
            with findings there (17 codes, March 2026), all findings are made here too but three: one of a service that AWS closed, and
            two of a service's name that the service itself uses.

            Each rule is one file in `iam/Check/Rules` that holds the two examples of its page. The tests see to it that the first
            shows this fault and no other, and the second none; that these pages are what the rules say (`APPROVE=1 ./run test` renews them);
            and that every policy of this project's own stacks is free of errors and warnings of either sort.

            [validator]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
            [mamip]: https://github.com/zoph-io/MAMIP

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
                    + $"{PolicyCheck.Run(example.Bad, example.Kind)[0].Message}. Right is:\n\n");
            text.Append($"```json\n{Shortened(example.Good)}\n```\n");
        }

        return text.ToString();
    }

    // Documents that are too large for their place would be too large for the page.
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
