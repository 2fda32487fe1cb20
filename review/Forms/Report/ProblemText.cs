using System.Text;
using System.Text.Json;
using Review.Model;
using Review.Stacks;

namespace Review.Forms.Report;

/// <summary>What keeps a stack from being run, for people: all of it, each with its place, the rule, and what to do.</summary>
public static class ProblemText
{
    // More than these is one mistake that the file repeats.
    private const int MostProblems = 50;

    /// <summary>The same for programs: <c>{"problems":[...]}</c>.</summary>
    public static string Json(IReadOnlyList<StackProblem> problems) =>
        JsonSerializer.Serialize(new { problems }, JsonReport.Options) + "\n";

    public static string Write(string stack, IReadOnlyList<StackProblem> problems)
    {
        var text = new StringBuilder();
        text.Append(
            $"{(problems.Count == 1 ? "1 problem keeps" : $"{problems.Count} problems keep")} stack {Visible.Of(stack)} from "
                + "being run\n");
        foreach (var problem in problems.Take(MostProblems))
        {
            var place = ((string?[])[problem.Where, problem.Key]).OfType<string>().Select(Visible.Of);
            text.Append($"\n{string.Join("  ", place)}\n");
            if (problem.Given is not null)
            {
                text.Append($"  given: {Visible.Of(problem.Given)}\n");
            }

            text.Append($"  rule:  {Visible.Of(problem.Rule)}\n  help:  {Visible.Of(problem.Remedy)}\n");
        }

        return problems.Count <= MostProblems ? text.ToString()
            : text.Append($"\nand {problems.Count - MostProblems} more; correct these first\n").ToString();
    }
}
