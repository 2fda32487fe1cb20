using System.Text;
using Policies.Check;

namespace Review.Check;

/// <summary>The page about the rules, <c>docs/checks.md</c>, made from the rules themselves.</summary>
public static class RulePages
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(Opening());
        foreach (var group in RuleBook.Rules.GroupBy(rule => rule.GetType().Namespace!.Split('.')[^1]))
        {
            text.Append($"## {group.Key}\n\n| code | severity | of AWS | differs |\n| --- | --- | --- | --- |\n");
            foreach (var rule in group)
            {
                text.Append($"| [{rule.Code}](#{Anchor(rule)}) | {rule.Severity.Text()} | [{(rule.IsOfTheValidator ? "yes" : "own")}]({rule.Link}) | {rule.Differs} |\n");
            }

            text.Append('\n');
            foreach (var rule in group)
            {
                Write(text, rule);
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static string Opening()
    {
        var (ofAws, own) = (RuleBook.Rules.Count(rule => rule.IsOfTheValidator), RuleBook.Rules.Count(rule => !rule.IsOfTheValidator));
        return $"""
            # The checks

            `check FILE...` holds IAM policies of any kind against {RuleBook.Rules.Length} rules, and `PolicyCheck.Run(document)` does so in a unit test.
            {ofAws} of them are the checks of [AWS's own validator][validator] under its issue codes: the 135 that its page lists, and
            two more that it reports. None needs an account; where a rule knows less or more than AWS's, the table says how.
            {own} are this project's own: most ask the [catalogue](catalogue.md) what an action acts on and what its requests carry.

            | severity | means | ends the run with |
            | --- | --- | --- |
            | error | a part of the document does not work, or AWS refuses the document | 1 |
            | warning | it works, but not as it reads | 1 |
            | security-warning | it lets more through than its author probably meant | 1 |
            | suggestion | it could be said better | 0 |

            **Kinds.** `--kind` is one of {string.Join(", ", PolicyKinds.Words)}. Without it a document that names principals is a trust
            policy if it only lets roles be assumed and names no resources, and else a resource policy; any other is an identity policy.
            The output says which it was taken for.

            **Limits.** The time grows with the length of the text, whatever is in it. A rule tells at most {PolicyCheck.MostFindingsOfARule:N0} findings, and lists that
            are far longer than AWS takes are not compared item by item. The catalogue has a date: an action that AWS added since is
            unknown here.

            This page is made from the rules; `check --rules` prints it, and a test compares. Each rule is one file in
            `policies/Check/Rules` that holds the two examples below: the tests see to it that the first shows this fault and no other,
            and the second none.

            [validator]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html


            """.ReplaceLineEndings("\n");
    }

    private static void Write(StringBuilder text, Rule rule)
    {
        var finding = PolicyCheck.Run(rule.Example.Bad, rule.Example.Kind)[0];
        text.Append($"### {rule.Code}\n\n");
        text.Append($"{rule.Severity.Text()}; in {rule.Example.Kind.Name()}: {Excerpt(finding.Message)}. {rule.Help}\n\n");
        text.Append($"```json\n{Shortened(rule.Example.Bad)}\n```\n\nRight:\n\n```json\n{Shortened(rule.Example.Good)}\n```\n\n");
    }

    private static string Excerpt(string message) => message.TrimEnd('.');

    // Documents that are too large for their place would be too large for the page.
    private static string Shortened(string json)
    {
        const int most = 30;
        var lines = json.Split('\n');
        return lines.Length <= most ? json : $"{string.Join('\n', lines[..8])}\n    ... and so on, {lines.Length} lines in all\n  ]\n}}";
    }

    private static string Anchor(Rule rule) => rule.Code.ToLowerInvariant();
}
