using System.Globalization;
using System.Text;

namespace Mutation;

/// <summary>The outcomes as text: one line for each file, then the required changes.</summary>
/// <param name="IsClean">Whether every mutant is killed or accepted, and every accepted one survives.</param>
public sealed record MutationReport(string Text, bool IsClean)
{
    /// <param name="tried">The files that were tried.</param>
    /// <param name="all">All files of the documents.</param>
    public static MutationReport Of(
        IReadOnlyList<Outcome> outcomes, AcceptedMutants accepted, IReadOnlySet<string> tried, IReadOnlySet<string> all)
    {
        Mutant[] survivors = [.. outcomes.Where(outcome => outcome.KilledBy is null && !accepted.Holds(outcome.Mutant))
            .Select(outcome => outcome.Mutant)];
        string[] stale = [.. accepted.Stale(outcomes, tried, all)];
        var text = new StringBuilder();
        text.Append("mutants  killed  accepted  survive  file\n");
        foreach (var file in outcomes.GroupBy(outcome => outcome.Mutant.File))
        {
            text.Append(Row([.. file], accepted, file.Key));
        }

        text.Append(Row(outcomes, accepted, "all"));
        foreach (var survivor in survivors)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nNo test notices {survivor}\n");
        }

        foreach (var entry in stale)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nmutation/accepted.txt accepts what does not survive; remove {entry}\n");
        }

        if (survivors.Length > 0)
        {
            text.Append(
                "\nWrite a test in tests/Policies for each; where none can notice it, add an entry with its reason to "
                + "mutation/accepted.txt:\n");
            text.Append(string.Concat(survivors.Select(AcceptedMutants.Entry).Distinct().Select(entry => $"\n{entry}\n")));
        }

        return new(text.ToString(), survivors.Length == 0 && stale.Length == 0);
    }

    private static string Row(IReadOnlyCollection<Outcome> outcomes, AcceptedMutants accepted, string name)
    {
        var killed = outcomes.Count(outcome => outcome.KilledBy is not null);
        var listed = outcomes.Count(outcome => outcome.KilledBy is null && accepted.Holds(outcome.Mutant));
        return string.Create(
            CultureInfo.InvariantCulture,
                $"{outcomes.Count,7}  {killed,6}  {listed,8}  {outcomes.Count - killed - listed,7}  {name}\n");
    }
}
