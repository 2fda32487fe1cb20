using System.Text;
using Review.Controls;
using Review.Controls.Vocabulary;
using Review.Model;

namespace Tests.Review.Controls;

/// <summary>The page about the controls, <c>docs/controls.md</c>: the rules, the exceptions, and reviews of stacks.</summary>
internal static class ControlPage
{
    private static readonly string[] Stacks = ["dev", "prod", "everything", "delivery"];

    public static async Task<string> Of()
    {
        var reviews = new Dictionary<string, ControlSummary>();
        foreach (var stack in Stacks)
        {
            reviews[stack] = (await ControlStacks.Of(stack)).Controls!;
        }

        var text = new StringBuilder(Opening());
        Counts(text, reviews);
        Rules(text, reviews);
        Exceptions(text);
        Contradictions(text);
        Others(text);
        return text.ToString();
    }

    private static string Opening() => $"""
        # Controls

        Published benchmarks ask for {AllControls.Groups.Sum(group => group.Controls.Count)} things that concern this stack
        or its account. Many ask for the same, so there are {AllControls.Groups.Count} groups. A group is a rule over declared
        resources in `review/Controls`, or says why no declaration decides it. `./run review STACK` applies the rules: a miss
        without an accepted exception is the finding `CONTROL_MISSED`. `./run diff` shows it as new if the change brings it.

        {string.Join("\n", Benchmark.All.Select(source => $"- **{source.Name}**: [{source.Title}]({source.Page})"))}

        A test compares this page with the rules. `APPROVE=1 ./run test --filter FullyQualifiedName~ControlTests` renews it.
        Another test gives each rule resources that break it and resources that keep it.

        """.ReplaceLineEndings("\n");

    private static void Counts(StringBuilder text, Dictionary<string, ControlSummary> reviews)
    {
        text.Append("\n## Counts\n\n`everything` and `delivery` are prod stacks of the tests, with a cluster; `delivery` is "
            + "deployed by workflows.\n\n");
        text.Append($"| status | {string.Join(" | ", Stacks)} |\n| --- |{string.Concat(Stacks.Select(_ => " ---: |"))}\n");
        Row("satisfied", summary => summary.Satisfied);
        Row("missed", summary => summary.Missed);
        Row("excepted", summary => summary.Excepted);
        Row("not applicable: no such resource", summary => summary.NotApplicable);
        Row("not decidable from a declaration", summary => summary.NotDecidable);

        void Row(string name, Func<ControlSummary, int> count) =>
            text.Append($"| {name} | {string.Join(" | ", Stacks.Select(stack => count(reviews[stack])))} |\n");
    }

    private static void Rules(StringBuilder text, Dictionary<string, ControlSummary> reviews)
    {
        text.Append("\n## Rules\n\nEmpty: the stack declares no such resource.\n\n");
        text.Append($"| rule | controls | {string.Join(" | ", Stacks)} |\n");
        text.Append($"| --- | --- |{string.Concat(Stacks.Select(_ => " --- |"))}\n");
        foreach (var rule in AllControls.Groups.OfType<ControlGroup.Decided>())
        {
            text.Append($"| **{rule.Name}**: {rule.Sentence} | {Ids(rule)} | ");
            text.Append(string.Join(" | ",
                Stacks.Select(stack => Word(reviews[stack].Rules.Single(row => row.Rule == rule.Name).Status))));
            text.Append(" |\n");
        }
    }

    private static void Exceptions(StringBuilder text)
    {
        text.Append("\n## Exceptions\n\nEach is in `review/Controls/AcceptedExceptions.cs`. A sentence in italics is a "
            + "theorem, which every review of a stack proves.\n\n");
        text.Append("| rule | resources | reason | what lowers the risk | shown by |\n| --- | --- | --- | --- | --- |\n");
        foreach (var exception in AcceptedExceptions.All)
        {
            var resources = $"{exception.Component ?? "all"}{(exception.DevOnly ? ", in dev only" : "")}";
            text.Append(
                $"| {exception.Rule} | {resources} | {exception.Reason} | {exception.Lowers} | {Shown(exception.Shown)} |\n");
        }
    }

    private static void Contradictions(StringBuilder text)
    {
        text.Append("\n## Contradictions\n\n| between | decision |\n| --- | --- |\n");
        foreach (var contradiction in Contradiction.All)
        {
            text.Append($"| {contradiction.Between} | {contradiction.Decision} |\n");
        }
    }

    private static void Others(StringBuilder text)
    {
        text.Append("\n## Not decidable from a declaration\n\n| what | controls | why |\n| --- | --- | --- |\n");
        foreach (var group in AllControls.Groups.OfType<ControlGroup.Undecidable>())
        {
            text.Append($"| {group.Sentence} | {Ids(group)} | {group.Reason} |\n");
        }

        text.Append("\n## Decided by a credential report\n\n`./run review STACK --credential-report FILE` says "
            + "satisfied or missed; without the file they count as not decidable, and in a stack without an IAM user as not applicable "
            + "([key-rotation.md](key-rotation.md#age-and-use)).\n\n| rule | controls |\n| --- | --- |\n");
        foreach (var group in AllControls.Groups.OfType<ControlGroup.Reported>())
        {
            text.Append($"| **{group.Name}**: {group.Sentence} | {Ids(group)} |\n");
        }

        text.Append("\n## Not applicable\n\nThis project declares none of these. If a program does, the review reports the "
            + "controls as not decided.\n\n");
        text.Append("| what | controls |\n| --- | --- |\n");
        foreach (var group in AllControls.Groups.OfType<ControlGroup.Undeclared>())
        {
            text.Append($"| {group.Sentence} | {Ids(group)} |\n");
        }
    }

    /// <summary>The controls by benchmark, with each benchmark's name once.</summary>
    private static string Ids(ControlGroup group) => string.Join("; ", group.Controls.GroupBy(control => control.Source)
        .Select(source => $"{source.Key.Name} {string.Join(", ", source.Select(control => control.Id))}"));

    private static string Word(ControlStatus status) => status switch
    {
        ControlStatus.Satisfied => "yes",
        ControlStatus.Excepted => "[excepted](#exceptions)",
        ControlStatus.Missed => "**missed**",
        ControlStatus.NotDecidable => "not decidable",
        _ => "",
    };

    private static string Shown(string shown) => shown.StartsWith("https://", StringComparison.Ordinal) ? $"[AWS]({shown})"
        : shown.StartsWith("docs/", StringComparison.Ordinal) ? $"[{shown["docs/".Length..]}]({shown["docs/".Length..]})"
        : shown.EndsWith(".cs", StringComparison.Ordinal) ? $"[{shown.Split('/')[^1]}](../{shown})"
        : $"*{shown}*";
}
