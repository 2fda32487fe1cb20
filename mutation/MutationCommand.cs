using System.Diagnostics;
using System.Globalization;

namespace Mutation;

/// <summary>The command-line interface.</summary>
public static class MutationCommand
{
    /// <summary>Every mutant is killed or accepted.</summary>
    public const int Success = 0;

    /// <summary>A mutant survives that is not accepted, or an accepted one does not survive.</summary>
    public const int Survivors = 1;

    /// <summary>The mutants cannot be tried.</summary>
    public const int BadInput = 2;

    /// <summary>Tries the mutants of the project in a folder and writes a report.</summary>
    /// <param name="only">Parts of file paths, of which a tried file contains at least one; none for all files.</param>
    public static int Run(string root, IReadOnlyCollection<string> only, bool list, TextWriter output, TextWriter errors)
    {
        try
        {
            var time = Stopwatch.StartNew();
            var project = ProjectSources.Of(root);
            string[] files = [.. project.Documents.Select(file => file.Path)
                .Where(path => only.Count == 0 || only.Any(part => path.Contains(part, StringComparison.OrdinalIgnoreCase)))];
            if (files.Length == 0)
            {
                throw new CampaignException($"no file of policies/ has {string.Join(" or ", only)} in its path");
            }

            var campaign = Campaign.Prepare(root, project.Documents, project.Tests);
            Mutant[] mutants = [.. files.SelectMany(campaign.Mutants)];
            if (list)
            {
                output.Write(string.Concat(mutants.Select(mutant => $"{mutant}\n")));
                return Success;
            }

            var outcomes = campaign.Try(mutants);
            var report = MutationReport.Of(outcomes, project.Accepted, files.ToHashSet(),
                project.Documents.Select(file => file.Path).ToHashSet());
            output.Write(report.Text);
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{campaign.Tests} tests, {time.Elapsed.TotalSeconds:0} seconds"));
            return report.IsClean ? Success : Survivors;
        }
        catch (CampaignException refusal)
        {
            errors.WriteLine($"mutation: {refusal.Message}");
            return BadInput;
        }
    }
}
