using System.Text;
using System.Text.Json;
using Review.Model;
using Review.Stacks;

namespace Review.Forms.Report;

/// <summary>
/// All problems that prevent the program of a stack from running, each with its place, the rule, and a suggested fix.
/// </summary>
public static class ProblemText
{
    // More problems than this usually come from one repeated mistake in the file.
    private const int MostProblems = 50;

    /// <summary>The problems as JSON: <c>{"problems":[...]}</c>.</summary>
    public static string Json(IReadOnlyList<StackProblem> problems) =>
        JsonSerializer.Serialize(new { problems }, JsonReport.Options) + "\n";

    public static string Write(string stack, IReadOnlyList<StackProblem> problems)
    {
        var text = new StringBuilder();
        text.Append(
            $"stack {Visible.Of(stack)} cannot be run: {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}\n");
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
