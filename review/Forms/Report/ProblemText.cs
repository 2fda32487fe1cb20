using System.Text;
using System.Text.Json;
using Review.Model;
using Review.Stacks;

namespace Review.Forms.Report;

/// <summary>What keeps a stack from being run, for people: all of it, each with its place, the rule, and what to do.</summary>
public static class ProblemText
{
    /// <summary>The same for programs: <c>{"problems":[...]}</c>.</summary>
    public static string Json(IReadOnlyList<StackProblem> problems) =>
        JsonSerializer.Serialize(new { problems }, JsonReport.Options) + "\n";

    public static string Write(string stack, IReadOnlyList<StackProblem> problems)
    {
        var text = new StringBuilder();
        text.Append(
            $"{(problems.Count == 1 ? "1 problem keeps" : $"{problems.Count} problems keep")} stack {stack} from being run\n");
        foreach (var problem in problems)
        {
            text.Append($"\n{string.Join("  ", ((string?[])[problem.Where, problem.Key]).Where(part => part is not null))}\n");
            if (problem.Given is not null)
            {
                text.Append($"  given: {problem.Given}\n");
            }

            text.Append($"  rule:  {problem.Rule}\n  help:  {problem.Remedy}\n");
        }

        return text.ToString();
    }
}
